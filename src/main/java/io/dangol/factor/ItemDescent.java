package io.dangol.factor;

import java.util.Arrays;

/**
 * Moves the factors of a span of items towards the best ones for the customers as they stand, by
 * conjugate gradients whose sums over customers come from elsewhere.
 *
 * <p>Use: the residual sums to begin with; then, for each step, the sums for {@link #directions}.
 */
public final class ItemDescent {
  private final ItemSpan span;
  private final int rank;
  private final SharedMatrix shared;
  private final Descent descent;
  private final float[] products;

  /**
   * Begins where the items stand.
   *
   * @param items all
   * @param observed pairs per item, of all
   * @param residualSums those of {@link CustomerBlock#residualSums} over all blocks
   */
  public ItemDescent(
      ItemFactors items,
      ItemSpan span,
      Loss loss,
      CustomerTotals customers,
      int[] observed,
      double[] residualSums) {
    this.span = span;
    this.rank = items.rank();
    this.shared =
        new SharedMatrix(
            customers.gram(),
            rank,
            loss,
            customers.customers(),
            item -> observed[span.from() + item]);
    this.products = new float[SharedMatrix.AT_ONCE * rank];
    float[] begun = Arrays.copyOfRange(items.factors(), span.from() * rank, span.end() * rank);
    float[] residuals = new float[begun.length];
    for (int first = 0; first < span.size(); first += SharedMatrix.AT_ONCE) {
      int count = Math.min(SharedMatrix.AT_ONCE, span.size() - first);
      shared.multiply(begun, first, count, products);
      for (int at = 0; at < count * rank; at++) {
        residuals[first * rank + at] = (float) (residualSums[first * rank + at] - products[at]);
      }
    }
    this.descent = new Descent(begun, residuals, rank);
  }

  /** Those of the span. */
  public float[] directions() {
    return descent.directions();
  }

  /**
   * One step of every item.
   *
   * @param sums {@link CustomerBlock#productSums} of the directions over all blocks
   */
  public void step(double[] sums) {
    for (int first = 0; first < span.size(); first += SharedMatrix.AT_ONCE) {
      int count = Math.min(SharedMatrix.AT_ONCE, span.size() - first);
      shared.multiply(descent.directions(), first, count, products);
      for (int at = 0; at < count * rank; at++) {
        products[at] = (float) (products[at] - sums[first * rank + at]);
      }
      for (int i = 0; i < count; i++) {
        descent.step((first + i) * rank, products, i * rank);
      }
    }
  }

  /** Puts the factors of the span where they belong among those of all items. */
  public void copyTo(float[] factors) {
    System.arraycopy(descent.solutions(), 0, factors, span.from() * rank, span.size() * rank);
  }
}
