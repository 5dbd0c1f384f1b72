package io.dangol.factor;

import java.util.Arrays;

/**
 * The n best items of one customer so far, worst first.
 *
 * <p>An entry is one long that orders as the item does: the bits of the score, then the position,
 * of which the lower is better. Lists are short and few items get in, so that moving the worse ones
 * down costs less than a heap.
 */
final class BestItems {

  /** Worse than any item. */
  private static final long NONE = Long.MIN_VALUE;

  private final long[] entries;
  private float least = Float.NEGATIVE_INFINITY;

  /** Room for {@code n} items, 1 or more. */
  BestItems(int n) {
    entries = new long[n];
    Arrays.fill(entries, NONE);
  }

  /** The least score that may still get in: that of the worst, or any while there is room. */
  float least() {
    return least;
  }

  /** Whether an offer would be taken. */
  boolean takes(float score, int position) {
    return entry(score, position) > entries[0];
  }

  /** Takes an item that {@link #takes} accepts. */
  void add(float score, int position) {
    long entry = entry(score, position);
    int at = 0;
    while (at + 1 < entries.length && entries[at + 1] < entry) {
      entries[at] = entries[at + 1];
      at++;
    }
    entries[at] = entry;
    least = entries[0] == NONE ? Float.NEGATIVE_INFINITY : score(entries[0]);
  }

  /** The items, best first. */
  TopItems take() {
    int size = (int) Arrays.stream(entries).filter(entry -> entry != NONE).count();
    int[] positions = new int[size];
    float[] scores = new float[size];
    for (int place = 0; place < size; place++) {
      long entry = entries[entries.length - 1 - place];
      positions[place] = position(entry);
      scores[place] = score(entry);
    }
    return new TopItems(positions, scores);
  }

  /** Zeros of both signs are one: adding 0 makes a positive zero of a negative one. */
  private static long entry(float score, int position) {
    return (long) ordered(Float.floatToRawIntBits(score + 0f)) << 32 | (~position & 0xFFFF_FFFFL);
  }

  private static float score(long entry) {
    return Float.intBitsToFloat(ordered((int) (entry >> 32)));
  }

  private static int position(long entry) {
    return ~(int) entry;
  }

  /** Bits of a float as an int that orders as the float does, and back again. */
  private static int ordered(int bits) {
    return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
  }
}
