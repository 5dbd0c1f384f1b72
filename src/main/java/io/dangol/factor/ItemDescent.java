package io.dangol.factor;

/**
 * Moves the factors of all items towards the best ones for the customers as they stand, by
 * conjugate gradients whose sums over customers come from elsewhere.
 *
 * <p>Use: the residual sums to begin with; then, for each step, the sums for {@link #directions}.
 */
public final class ItemDescent {
  private final Loss loss;
  private final double[] customersGram;
  private final int[] observed;
  private final int customers;
  private final int rank;
  private final Descent descent;

  /**
   * Begins where the items stand.
   *
   * @param observed pairs per item
   * @param residualSums sums of {@link CustomerBlock#itemSums} with target 1, over all blocks
   */
  public ItemDescent(
      ItemFactors items,
      Loss loss,
      double[] customersGram,
      int[] observed,
      int customers,
      double[] residualSums) {
    this.loss = loss;
    this.customersGram = customersGram;
    this.observed = observed;
    this.customers = customers;
    this.rank = items.rank();
    double[] vectors = new double[items.factors().length];
    for (int at = 0; at < vectors.length; at++) {
      vectors[at] = items.factors()[at];
    }
    double[] sum = new double[rank];
    double[] residuals = residualSums.clone();
    for (int i = 0; i < observed.length; i++) {
      common(vectors, i, sum);
      for (int k = 0; k < rank; k++) {
        residuals[i * rank + k] -= sum[k];
      }
    }
    this.descent = new Descent(vectors, residuals, rank);
  }

  public float[] directions() {
    return ItemFactors.floats(descent.directions());
  }

  /**
   * One step of every item.
   *
   * @param sums of {@link CustomerBlock#itemSums} for the directions with target 0, over all blocks
   */
  public void step(double[] sums) {
    double[] product = new double[rank];
    for (int i = 0; i < observed.length; i++) {
      common(descent.directions(), i, product);
      for (int k = 0; k < rank; k++) {
        product[k] -= sums[i * rank + k];
      }
      descent.step(i * rank, product);
    }
  }

  public ItemFactors items() {
    return ItemFactors.of(ItemFactors.floats(descent.solutions()), rank);
  }

  /** The part of an item's matrix that is not made of its own pairs, times a vector. */
  private void common(double[] vectors, int item, double[] sum) {
    double penalty = loss.penalty(observed[item], customers);
    for (int k = 0; k < rank; k++) {
      sum[k] = penalty * vectors[item * rank + k];
    }
    Gram.multiply(customersGram, loss.unobservedWeight(), vectors, item * rank, sum);
  }
}
