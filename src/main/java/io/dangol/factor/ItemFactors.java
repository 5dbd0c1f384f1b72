package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Factors of all items, with their sum of outer products.
 *
 * @param packed factors of the item at position i from i * rank
 */
@SuppressWarnings("ArrayRecordComponent")
public record ItemFactors(int rank, BulkFloats packed, double[] gram) implements Serializable {

  public static ItemFactors of(float[] factors, int rank) {
    return new ItemFactors(rank, new BulkFloats(factors), Gram.of(factors, rank));
  }

  /** Those of the item at position i from i * rank. */
  public float[] factors() {
    return packed.values();
  }

  /** Those of one item. */
  public float[] of(int position) {
    return Arrays.copyOfRange(factors(), position * rank, (position + 1) * rank);
  }

  public int size() {
    return factors().length / rank;
  }

  /**
   * Of the loss what all pairs weigh, observed or not: a0 times the sum of squared dot products.
   */
  public double unobserved(CustomerTotals customers, Loss loss) {
    double sum = 0;
    for (int at = 0; at < gram.length; at++) {
      sum += gram[at] * customers.gram()[at];
    }
    return loss.unobservedWeight() * sum;
  }

  /** The items' part of the penalty. */
  public double penalty(int[] observed, CustomerTotals customers, Loss loss) {
    float[] factors = factors();
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      int from = i * rank;
      sum +=
          loss.penalty(observed[i], customers.customers())
              * Tiles.LANES.dot(factors, from, factors, from, rank);
    }
    return sum;
  }
}
