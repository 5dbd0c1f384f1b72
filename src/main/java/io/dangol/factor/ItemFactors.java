package io.dangol.factor;

import java.io.Serializable;

/**
 * The factors of all items, with their Gram matrix.
 *
 * @param packed factors of the item at position i from i * rank
 */
@SuppressWarnings("ArrayRecordComponent")
public record ItemFactors(int rank, BulkFloats packed, double[] gram) implements Serializable {

  public static ItemFactors of(float[] factors, int rank) {
    return new ItemFactors(rank, new BulkFloats(factors), Gram.of(factors, rank));
  }

  /** The factors of the item at position i are from i * rank. */
  public float[] factors() {
    return packed.values();
  }

  public int size() {
    return factors().length / rank;
  }

  /** The part of the loss over all pairs, observed or not: a0 times the sum of squared products. */
  public double unobserved(CustomerTotals customers, Loss loss) {
    double sum = 0;
    for (int at = 0; at < gram.length; at++) {
      sum += gram[at] * customers.gram()[at];
    }
    return loss.unobservedWeight() * sum;
  }

  /** The penalty of the items in the loss. */
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
