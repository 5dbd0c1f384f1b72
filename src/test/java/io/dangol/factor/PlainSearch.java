package io.dangol.factor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A simple search, with the results that every search must have. */
final class PlainSearch {
  private PlainSearch() {}

  static IntPredicate[] noneSeen(int customers) {
    IntPredicate[] isSeen = new IntPredicate[customers];
    Arrays.fill(isSeen, (IntPredicate) position -> false);
    return isSeen;
  }

  /** By definition: a loop in double over all items with a usable vector, and a full sort. */
  static int[] sorted(float[] packed, float[] customer, IntPredicate isSeen, int n) {
    int rank = customer.length;
    if (IntStream.range(0, rank).allMatch(k -> customer[k] == 0)) {
      return new int[0];
    }
    return IntStream.range(0, packed.length / rank)
        .filter(i -> IntStream.range(0, rank).anyMatch(k -> packed[i * rank + k] != 0))
        .filter(i -> !isSeen.test(i))
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> -product(packed, i, customer))
                .thenComparing(Comparator.naturalOrder()))
        .limit(n)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The product as a {@link Tile} computes it, in its order and with its rounding. */
  static float chain(float[] packed, int item, float[] customer) {
    float sum = 0;
    for (int k = 0; k < customer.length; k++) {
      sum = Math.fma(customer[k], packed[item * customer.length + k], sum);
    }
    return sum;
  }

  /** Random vectors of similar length, up to the longest usable; some factors may be all zero. */
  static float[] vectors(SplittableRandom random, int count, int rank, int dimensions) {
    double scale = Math.pow(10, random.nextInt(-42, 17));
    float[] vectors = new float[count * rank];
    for (int i = 0; i < count; i++) {
      double own = scale * Math.pow(10, random.nextInt(-3, 1));
      for (int k = 0; k < Math.min(rank, dimensions); k++) {
        vectors[i * rank + k] = (float) (own * (random.nextDouble() - 0.3));
      }
    }
    return vectors;
  }

  static double product(float[] packed, int item, float[] customer) {
    double sum = 0;
    for (int k = 0; k < customer.length; k++) {
      sum += (double) packed[item * customer.length + k] * customer[k];
    }
    return sum;
  }
}
