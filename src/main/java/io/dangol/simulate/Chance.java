package io.dangol.simulate;

/**
 * A random sequence that depends on its seeds alone and is the same on every machine.
 *
 * <p>SplitMix64 of Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
 */
final class Chance {
  private static final long STEP = 0x9e3779b97f4a7c15L;

  /** What a sequence is for. Different purposes have independent sequences. */
  enum Purpose {
    ITEM,
    CUSTOMER,
    ATTRIBUTES,
    HISTORY,
    DIRT_OF_PURCHASES,
    DIRT_OF_VISITS
  }

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  static Chance of(long seed, Purpose purpose, long number) {
    return new Chance(mixed(mixed(mixed(seed) + purpose.name().hashCode()) + number));
  }

  long bits() {
    state += STEP;
    return mixed(state);
  }

  /** In [0, 1). */
  double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  boolean hits(double probability) {
    return uniform() < probability;
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + (int) (uniform() * (high - low + 1));
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** Log-normal with mean 1; {@code sigma} is the standard deviation of the logarithm. */
  double logNormal(double sigma) {
    return StrictMath.exp(sigma * normal() - sigma * sigma / 2);
  }

  <T> T oneOf(T[] values) {
    return values[between(0, values.length - 1)];
  }

  /** Standard normal, by Box and Muller (1958). */
  private double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
