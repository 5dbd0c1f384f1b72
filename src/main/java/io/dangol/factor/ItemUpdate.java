package io.dangol.factor;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Moves the factors of a span of items towards the best ones for the current customers, by
 * conjugate gradients. The caller computes the sums over customers.
 *
 * <p>Usage: construct it with the residual sums; then, for each step, pass the sums for {@link
 * #directions}.
 */
public final class ItemUpdate {
  private final ItemSpan span;
  private final int rank;
  private final SharedMatrix shared;
  private final ConjugateGradient gradient;

  /**
   * Starts from the current factors of the items.
   *
   * @param items all items
   * @param observed number of pairs of each item
   * @param residualSums sums of {@link CustomerBlock#residualSums} over all blocks
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
    float[] factors = Arrays.copyOfRange(items.factors(), span.from() * rank, span.end() * rank);
    float[] residuals = new float[factors.length];
    inGroups(
        (first, count) -> {
          float[] products = new float[count * rank];
          shared.multiply(factors, first, count, products);
          for (int at = 0; at < products.length; at++) {
            residuals[first * rank + at] = (float) (residualSums[first * rank + at] - products[at]);
          }
        });
    this.gradient = new ConjugateGradient(factors, residuals, rank);
  }

  /** The search directions of the items of the span. */
  public float[] directions() {
    return gradient.directions();
  }

  /**
   * One step of every item.
   *
   * @param sums of {@link CustomerBlock#productSums} of the directions over all blocks
   */
  public void step(double[] sums) {
    inGroups(
        (first, count) -> {
          float[] products = new float[count * rank];
          shared.multiply(gradient.directions(), first, count, products);
          for (int at = 0; at < products.length; at++) {
            products[at] = (float) (products[at] - sums[first * rank + at]);
          }
          for (int i = 0; i < count; i++) {
            gradient.step((first + i) * rank, products, i * rank);
          }
        });
  }

  /** Copies the factors of the span into those of all items. */
  public void copyTo(float[] factors) {
    System.arraycopy(gradient.solutions(), 0, factors, span.from() * rank, span.size() * rank);
  }

  /** Runs groups of items on all cores of the driver; items are independent of each other. */
  private void inGroups(Group group) {
    int most = SharedMatrix.AT_ONCE;
    IntStream.range(0, (span.size() + most - 1) / most)
        .parallel()
        .map(at -> at * most)
        .forEach(first -> group.accept(first, Math.min(most, span.size() - first)));
  }

  /** Handles {@code count} items from the first one on. */
  private interface Group {
    void accept(int first, int count);
  }
}
