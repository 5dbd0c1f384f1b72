package io.dangol.factor;

/**
 * Moves the factors of all items towards the best ones for the customers as they stand, by
 * conjugate gradients whose sums over customers come from elsewhere.
 *
 * <p>Use: the residual sums to begin with; then, for each step, the sums for {@link #directions}.
 */
public final class ItemDescent {
  private final Loss loss;
  private final float[] customersGram;
  private final int[] observed;
  private final int customers;
  private final int rank;
  private final Descent descent;
  private final float[] product;

  /**
   * Begins where the items stand.
   *
   * @param customersGram sum of outer products of the customers' factors
   * @param observed pairs per item
   * @param residualSums those of {@link CustomerBlock#residuals} over all blocks
   */
  public ItemDescent(
      ItemFactors items,
      Loss loss,
      double[] customersGram,
      int[] observed,
      int customers,
      double[] residualSums) {
    this.loss = loss;
    this.customersGram = Gram.weighed(customersGram, loss.unobservedWeight());
    this.observed = observed;
    this.customers = customers;
    this.rank = items.rank();
    this.product = new float[rank];
    float[] residuals = new float[residualSums.length];
    for (int i = 0; i < observed.length; i++) {
      common(items.factors(), i);
      for (int k = 0; k < rank; k++) {
        residuals[i * rank + k] = (float) (residualSums[i * rank + k] - product[k]);
      }
    }
    this.descent = new Descent(items.factors().clone(), residuals, rank);
  }

  public float[] directions() {
    return descent.directions();
  }

  /**
   * One step of every item.
   *
   * @param sums {@link CustomerBlock#productSums} of the directions over all blocks
   */
  public void step(double[] sums) {
    for (int i = 0; i < observed.length; i++) {
      common(descent.directions(), i);
      for (int k = 0; k < rank; k++) {
        product[k] = (float) (product[k] - sums[i * rank + k]);
      }
      descent.step(i * rank, product);
    }
  }

  public ItemFactors items() {
    return ItemFactors.of(descent.solutions(), rank);
  }

  /** The part of an item's matrix that is not made of its own pairs, times a vector. */
  private void common(float[] vectors, int item) {
    Tiles.LANES.multiply(customersGram, vectors, item * rank, product);
    float penalty = (float) loss.penalty(observed[item], customers);
    Tiles.LANES.add(penalty, vectors, item * rank, product, 0, rank);
  }
}
