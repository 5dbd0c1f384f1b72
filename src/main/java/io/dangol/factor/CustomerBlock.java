package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some customers with their feedback and factors: what stays in one place while factors are
 * learned.
 *
 * <p>Feedback is in compressed rows: that of customer c from {@code starts[c]} to {@code starts[c +
 * 1]}. All sums are taken in the order of the rows.
 */
public final class CustomerBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Lanes LANES = Tiles.LANES;

  private final long[] ids;
  private final int[] starts;
  private final int[] items;
  private final float[] weights;
  private final int rank;
  private final float[] factors;

  /**
   * A block.
   *
   * @param starts one more than ids
   * @param items positions
   * @param factors of customer c from c * rank
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

  /** The block with each customer's factors moved towards the best ones for these items. */
  public CustomerBlock solved(ItemFactors others, Loss loss, int steps) {
    float[] gram = Gram.weighed(others.gram(), loss.unobservedWeight());
    float[] residuals = new float[factors.length];
    float[] product = new float[rank];
    for (int c = 0; c < ids.length; c++) {
      int from = c * rank;
      common(gram, loss, others, factors, c, product);
      LANES.add(-1, product, 0, residuals, from, rank);
      for (int at = starts[c]; at < starts[c + 1]; at++) {
        int item = items[at] * rank;
        float left = 1 - LANES.dot(factors, from, others.factors(), item, rank);
        LANES.add(weights[at] * left, others.factors(), item, residuals, from, rank);
      }
    }
    Descent descent = new Descent(factors.clone(), residuals, rank);
    for (int c = 0; c < ids.length; c++) {
      for (int step = 0; step < steps; step++) {
        common(gram, loss, others, descent.directions(), c, product);
        addOwn(others, descent.directions(), c, product);
        descent.step(c * rank, product);
      }
    }
    return new CustomerBlock(ids, starts, items, weights, rank, descent.solutions());
  }

  /** The part of a customer's matrix that is not made of own pairs, times a vector. */
  private void common(
      float[] gram, Loss loss, ItemFactors others, float[] vectors, int c, float[] product) {
    LANES.multiply(gram, vectors, c * rank, product);
    LANES.add(penalty(c, others.size(), loss), vectors, c * rank, product, 0, rank);
  }

  /** The other part. */
  private void addOwn(ItemFactors others, float[] vectors, int c, float[] product) {
    for (int at = starts[c]; at < starts[c + 1]; at++) {
      int item = items[at] * rank;
      float dot = LANES.dot(vectors, c * rank, others.factors(), item, rank);
      LANES.add(weights[at] * dot, others.factors(), item, product, 0, rank);
    }
  }

  private float penalty(int c, int others, Loss loss) {
    return (float) loss.penalty(starts[c + 1] - starts[c], others);
  }

  /** How badly the customers fit the items. */
  public BlockResiduals residuals(ItemFactors others, Loss loss) {
    float[] sums = new float[others.factors().length];
    double lost = addItemSums(others.factors(), 1, sums);
    for (int c = 0; c < ids.length; c++) {
      int from = c * rank;
      lost +=
          (double) penalty(c, others.size(), loss) * LANES.dot(factors, from, factors, from, rank);
    }
    return new BlockResiduals(ids.length, Gram.of(factors, rank), new BulkFloats(sums), lost);
  }

  /**
   * For each item the sum, over the pairs of the block, of weight * product * customer's factors,
   * negative; the product is that of the customer's factors and the item's {@code vectors}.
   */
  public BulkFloats productSums(float[] vectors) {
    float[] sums = new float[vectors.length];
    addItemSums(vectors, 0, sums);
    return new BulkFloats(sums);
  }

  /** Adds weight * (target - product) * customer's factors, and returns the weighed squares. */
  private double addItemSums(float[] vectors, float target, float[] sums) {
    double squares = 0;
    for (int c = 0; c < ids.length; c++) {
      int from = c * rank;
      for (int at = starts[c]; at < starts[c + 1]; at++) {
        int item = items[at] * rank;
        float left = target - LANES.dot(factors, from, vectors, item, rank);
        squares += (double) weights[at] * left * left;
        LANES.add(weights[at] * left, factors, from, sums, item, rank);
      }
    }
    return squares;
  }
}
