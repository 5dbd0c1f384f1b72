package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some customers with their feedback and factors: what stays in one place while factors are
 * learned.
 *
 * <p>Feedback is in compressed rows: that of customer c from {@code starts[c]} to {@code starts[c +
 * 1]}. All sums are taken in the order of the rows, in double.
 */
public final class CustomerBlock implements Serializable {
  private static final long serialVersionUID = 1L;

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

  /** Sum of outer products of the customers' factors. */
  public double[] gram() {
    return Gram.of(factors, rank);
  }

  /** The block with each customer's factors moved towards the best ones for these items. */
  public CustomerBlock solved(ItemFactors others, Loss loss, int steps) {
    double[] vectors = new double[factors.length];
    for (int at = 0; at < factors.length; at++) {
      vectors[at] = factors[at];
    }
    double[] residuals = new double[factors.length];
    double[] sum = new double[rank];
    for (int c = 0; c < ids.length; c++) {
      multiply(others, loss, vectors, c, sum);
      for (int k = 0; k < rank; k++) {
        residuals[c * rank + k] = -sum[k];
      }
      for (int at = starts[c]; at < starts[c + 1]; at++) {
        for (int k = 0; k < rank; k++) {
          residuals[c * rank + k] += (double) weights[at] * others.factors()[items[at] * rank + k];
        }
      }
    }
    Descent descent = new Descent(vectors, residuals, rank);
    for (int c = 0; c < ids.length; c++) {
      for (int step = 0; step < steps; step++) {
        multiply(others, loss, descent.directions(), c, sum);
        descent.step(c * rank, sum);
      }
    }
    return new CustomerBlock(
        ids, starts, items, weights, rank, ItemFactors.floats(descent.solutions()));
  }

  /** The customer's matrix times a vector. */
  private void multiply(ItemFactors others, Loss loss, double[] vectors, int c, double[] sum) {
    int from = c * rank;
    double penalty = loss.penalty(starts[c + 1] - starts[c], others.size());
    for (int k = 0; k < rank; k++) {
      sum[k] = penalty * vectors[from + k];
    }
    Gram.multiply(others.gram(), loss.unobservedWeight(), vectors, from, sum);
    for (int at = starts[c]; at < starts[c + 1]; at++) {
      int item = items[at] * rank;
      double product = 0;
      for (int k = 0; k < rank; k++) {
        product += vectors[from + k] * others.factors()[item + k];
      }
      double share = product * weights[at];
      for (int k = 0; k < rank; k++) {
        sum[k] += share * others.factors()[item + k];
      }
    }
  }

  /**
   * For each item the sum, over the pairs of the block, of weight * (target - product) * customer's
   * factors, where the product is that of the customer's factors and the item's {@code vectors}.
   *
   * @param target 1 for residuals, 0 for the (negative) product of the item's matrix
   */
  public float[] itemSums(float[] vectors, double target) {
    double[] sums = new double[vectors.length];
    for (int c = 0; c < ids.length; c++) {
      int from = c * rank;
      for (int at = starts[c]; at < starts[c + 1]; at++) {
        int item = items[at] * rank;
        double product = 0;
        for (int k = 0; k < rank; k++) {
          product += (double) factors[from + k] * vectors[item + k];
        }
        double share = weights[at] * (target - product);
        for (int k = 0; k < rank; k++) {
          sums[item + k] += share * factors[from + k];
        }
      }
    }
    return ItemFactors.floats(sums);
  }
}
