package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Factors of all items.
 *
 * @param packed factors of the item at position i from i * rank
 * @param gram sum of outer products, each times what the item's pairs weigh unobserved
 * @param weight sum of these weights
 */
@SuppressWarnings("ArrayRecordComponent")
public record ItemFactors(int rank, BulkFloats packed, double[] gram, double weight)
    implements Serializable {

  /** Those of the item at position i from i * rank. */
  public static ItemFactors of(float[] factors, int rank, Observed observed) {
    double[] gram = Gram.of(factors, rank, observed.powers());
    return new ItemFactors(rank, new BulkFloats(factors), gram, observed.sum());
  }

  /** Those of the item at position i from i * rank. */
  public float[] factors() {
    return packed.values();
  }

  /** Those of one item. */
  public float[] of(int position) {
    return Arrays.copyOfRange(factors(), position * rank, (position + 1) * rank);
  }

  /**
   * Of the loss what all pairs weigh, observed or not.
   *
   * @param customersGram that of all customers
   */
  public double unobserved(double[] customersGram, Loss loss) {
    double sum = 0;
    for (int at = 0; at < gram.length; at++) {
      sum += gram[at] * customersGram[at];
    }
    return loss.unobservedWeight() * sum;
  }

  /**
   * The items' part of the penalty.
   *
   * @param customers sum of what the customers' pairs weigh unobserved
   */
  public double penalty(Observed observed, double customers, Loss loss) {
    float[] factors = factors();
    double sum = 0;
    for (int i = 0; i < observed.size(); i++) {
      int from = i * rank;
      sum +=
          loss.penalty(observed.count(i), customers)
              * Tiles.LANES.dot(factors, from, factors, from, rank);
    }
    return sum;
  }
}
