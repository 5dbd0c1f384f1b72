package io.dangol.factor;

import java.io.Serializable;

/**
 * Which items some customers have: a binary matrix, which stays on one executor during a training.
 *
 * <p>All sums are taken in the order of the customers and of their items.
 */
public final class CustomerRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Lanes LANES = Tiles.LANES;

  private final long[] ids;
  private final int[][] items;

  /**
   * Keeps the arrays, not copies.
   *
   * @param items distinct positions for each customer, at least one
   */
  public CustomerRows(long[] ids, int[][] items) {
    this.ids = ids;
    this.items = items;
  }

  public int size() {
    return ids.length;
  }

  public long id(int customer) {
    return ids[customer];
  }

  /**
   * The sum of the vectors of a customer's items.
   *
   * @param vectors that of the item at position i starts at i * rank
   */
  public float[] sum(int customer, float[] vectors, int rank) {
    float[] sum = new float[rank];
    for (int item : items[customer]) {
      LANES.add(1, vectors, item * rank, sum, 0, rank);
    }
    return sum;
  }

  /**
   * For each item, the sum over its customers of the mean vector of the customer's items.
   *
   * @param vectors as for {@link #sum}, those of all items
   */
  public BulkFloats sumOfMeans(float[] vectors, int rank) {
    float[] sums = new float[vectors.length];
    for (int customer = 0; customer < items.length; customer++) {
      float[] sum = sum(customer, vectors, rank);
      float share = 1f / items[customer].length;
      for (int item : items[customer]) {
        LANES.add(share, sum, 0, sums, item * rank, rank);
      }
    }
    return new BulkFloats(sums);
  }
}
