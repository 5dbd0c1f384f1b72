package io.dangol.factor;

import java.util.function.IntPredicate;

/** A customer's list during a search, while items are offered by descending length. */
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
   * @param reach bound of the products: none exceeds it times the item's length, except by rounding
   *     near zero
   * @param isSeen positions that must not be in the list
   */
  OpenList(int customer, float[] vector, double reach, IntPredicate isSeen, int n) {
    this.customer = customer;
    this.vector = vector;
    this.reach = reach;
    this.isSeen = isSeen;
    this.best = new BestItems(n);
  }

  /** The index of the customer. */
  int customer() {
    return customer;
  }

  float[] vector() {
    return vector;
  }

  /** The least score that may enter the list. */
  float least() {
    return best.least();
  }

  /** Items shorter than this cannot enter the list, because of the bound. */
  double needed() {
    return needed;
  }

  /**
   * Adds the items of a panel that are good enough and not seen.
   *
   * @param products those of the panel's items start at {@code row}
   * @param positions those of the panel's items start at {@code first}
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
