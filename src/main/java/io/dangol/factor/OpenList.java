package io.dangol.factor;

import java.util.Arrays;

/** A customer's list while items are still offered, longest first. */
final class OpenList {
  private final int customer;
  private final float[] vector;
  private final double length;
  private final int[] seen;
  private final BestItems best;

  /**
   * An empty list.
   *
   * @param length of the vector
   * @param seen positions that are not taken, ascending
   */
  OpenList(int customer, float[] vector, double length, int[] seen, int n) {
    this.customer = customer;
    this.vector = vector;
    this.length = length;
    this.seen = seen;
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
    // What the rounding of rank additions may add to a product, twice over.
    double slack = 1 + vector.length * 0x1p-23;
    return best.least() / (length * slack);
  }

  /** Takes the item if it is good enough and not seen; whether it was taken. */
  boolean offer(float score, int position) {
    boolean isTaken = best.takes(score, position) && Arrays.binarySearch(seen, position) < 0;
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
