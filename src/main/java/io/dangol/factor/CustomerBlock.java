package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some customers with their feedback and factors, which stay on one executor during a training.
 *
 * <p>Feedback is in compressed rows: that of customer c is from {@code starts[c]} to {@code
 * starts[c + 1]}. All sums are taken in the order of the rows.
 */
public final class CustomerBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Lanes LANES = Tiles.LANES;

  private final long[] ids;
  final int[] starts;
  final int[] items;
  final float[] weights;
  private final int rank;
  final float[] factors;

  /**
   * Keeps the arrays, not copies.
   *
   * @param starts one element more than ids
   * @param items positions, strictly ascending for each customer
   * @param factors those of customer c from c * rank
   */
  public CustomerBlock(
      long[] ids, int[] starts, int[] items, float[] weights, int rank, float[] factors) {
    this.ids = ids;
    this.starts = starts;
    this.items = items;
    this.weights = weights;
    this.rank = rank;
    this.factors = factors;
  }

  public int size() {
    return ids.length;
  }

  public long id(int customer) {
    return ids[customer];
  }

  public float[] factors(int customer) {
    return Arrays.copyOfRange(factors, customer * rank, (customer + 1) * rank);
  }

  /** The block with each customer's factors moved towards the best ones for some items. */
  public CustomerBlock solved(ItemFactors others, Loss loss, int steps) {
    float[] solved = new CustomerUpdate(this, others, loss).solved(steps);
    return new CustomerBlock(ids, starts, items, weights, rank, solved);
  }

  /** The number of pairs of a customer. */
  int pairs(int customer) {
    return starts[customer + 1] - starts[customer];
  }

  /**
   * What the update of the items needs to know about the customers of the block.
   *
   * @param others number of items
   */
  public CustomerTotals totals(int others, Loss loss) {
    double penalty = 0;
    for (int c = 0; c < ids.length; c++) {
      int from = c * rank;
      float weight = (float) loss.penalty(pairs(c), others);
      penalty += (double) weight * LANES.dot(factors, from, factors, from, rank);
    }
    return new CustomerTotals(ids.length, Gram.of(factors, rank), penalty);
  }

  /** The errors of the customers on the items of a span. */
  public ItemSums residualSums(ItemFactors others, ItemSpan span) {
    float[] sums = new float[span.size() * rank];
    double squares = addItemSums(others.factors(), 0, span, 1, sums);
    return new ItemSums(new BulkFloats(sums), squares);
  }

  /**
   * For each item of a span, minus the sum over its pairs of weight * product * customer's factors.
   * The product is the dot product of the customer's factors and the item's vector.
   *
   * @param vectors those of the items of the span
   */
  public BulkFloats productSums(float[] vectors, ItemSpan span) {
    float[] sums = new float[span.size() * rank];
    addItemSums(vectors, span.from(), span, 0, sums);
    return new BulkFloats(sums);
  }

  /**
   * Adds weight * (target - product) * customer's factors to the sum of each item, and returns the
   * sum of weight * (target - product)^2.
   *
   * @param first position of the item with the first vector
   */
  private double addItemSums(
      float[] vectors, int first, ItemSpan span, float target, float[] sums) {
    double squares = 0;
    for (int c = 0; c < ids.length; c++) {
      int from = c * rank;
      int end = lowerBound(c, span.end());
      for (int at = lowerBound(c, span.from()); at < end; at++) {
        int vector = (items[at] - first) * rank;
        float left = target - LANES.dot(factors, from, vectors, vector, rank);
        squares += (double) weights[at] * left * left;
        LANES.add(weights[at] * left, factors, from, sums, (items[at] - span.from()) * rank, rank);
      }
    }
    return squares;
  }

  /** Index of the customer's first pair with this item or a later one. */
  private int lowerBound(int c, int item) {
    int found = Arrays.binarySearch(items, starts[c], starts[c + 1], item);
    return found < 0 ? -found - 1 : found;
  }
}
