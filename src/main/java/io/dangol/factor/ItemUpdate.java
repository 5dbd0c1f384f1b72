package io.dangol.factor;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Moves the factors of a span of items towards the best ones for the customers as they stand, by
 * conjugate gradients whose sums over customers come from elsewhere.
 *
 * <p>Use: the residual sums to begin with; then, for each step, the sums for {@link #directions}.
 */
public final class ItemUpdate {
  private final ItemSpan span;
  private final int rank;
  private final SharedMatrix shared;
  private final ConjugateGradient descent;

  /**
   * Begins where the items stand.
   *
   * @param items all
   * @param observed pairs per item, of all
   * @param residualSums those of {@link CustomerBlock#residualSums} over all blocks
   */
  public ItemUpdate(
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
    float[] begun = Arrays.copyOfRange(items.factors(), span.from() * rank, span.end() * rank);
    float[] residuals = new float[begun.length];
    inGroups(
        (first, count) -> {
          float[] products = new float[count * rank];
          shared.multiply(begun, first, count, products);
          for (int at = 0; at < products.length; at++) {
            residuals[first * rank + at] = (float) (residualSums[first * rank + at] - products[at]);
          }
        });
    this.descent = new ConjugateGradient(begun, residuals, rank);
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
    inGroups(
        (first, count) -> {
          float[] products = new float[count * rank];
          shared.multiply(descent.directions(), first, count, products);
          for (int at = 0; at < products.length; at++) {
            products[at] = (float) (products[at] - sums[first * rank + at]);
          }
          for (int i = 0; i < count; i++) {
            descent.step((first + i) * rank, products, i * rank);
          }
        });
  }

  /** Puts the factors of the span where they belong among those of all items. */
  public void copyTo(float[] factors) {
    System.arraycopy(descent.solutions(), 0, factors, span.from() * rank, span.size() * rank);
  }

  /** Items have nothing to do with each other: all cores of the driver share them. */
  private void inGroups(Group group) {
    int most = SharedMatrix.AT_ONCE;
    IntStream.range(0, (span.size() + most - 1) / most)
        .parallel()
        .map(at -> at * most)
        .forEach(first -> group.accept(first, Math.min(most, span.size() - first)));
  }

  /** Does something for so many items from the first one on. */
  private interface Group {
    void accept(int first, int count);
  }
}
