package io.dangol.factor;

import java.util.function.IntPredicate;

/** A customer's list while items are still offered, longest first. */
final class OpenList {
  private final int customer;
  private final float[] vector;
  private final double reach;
  private final IntPredicate isSeen;
  private final BestItems best;
  private double needed = Double.NEGATIVE_INFINITY;

  /**
   * An empty list.
   *
   * @param reach no product with an item exceeds this times the item's length, but for what
   *     rounding next to zero adds
   * @param isSeen positions that are not taken
   */
  OpenList(int customer, float[] vector, double reach, IntPredicate isSeen, int n) {
    this.customer = customer;
    this.vector = vector;
    this.reach = reach;
    this.isSeen = isSeen;
    this.best = new BestItems(n);
  }

  /** Index of the customer. */
  int customer() {
    return customer;
  }

  float[] vector() {
    return vector;
  }

  /** The least score that may still get in. */
  float least() {
    return best.least();
  }

  /** Items shorter than this cannot get in: the product is at most that of the lengths. */
  double needed() {
    return needed;
  }

  /**
   * Takes of the items of a panel what is good enough and not seen.
   *
   * @param products with the items, from {@code row} on
   * @param positions of the items, from {@code first} on
   * @return whether {@link #least} has risen
   */
  boolean collect(float[] products, int row, int[] positions, int first, int count) {
    float before = best.least();
    float least = before;
    for (int i = 0; i < count; i++) {
      float score = products[row + i];
      if (score >= least && offer(score, positions[first + i])) {
        least = best.least();
      }
    }
    if (least > before) {
      needed = (least - vector.length * (double) Float.MIN_VALUE) / reach;
    }
    return least > before;
  }

  private boolean offer(float score, int position) {
    boolean isTaken = best.takes(score, position) && !isSeen.test(position);
    if (isTaken) {
      best.add(score, position);
    }
    return isTaken;
  }

  /** The list, best first. */
  TopItems take() {
    return best.take();
  }
}
