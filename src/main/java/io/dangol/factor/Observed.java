package io.dangol.factor;

/** How many pairs the items have, and what this makes an unobserved pair of them weigh. */
public final class Observed {
  private final int[] counts;
  private final float[] powers;
  private final double sum;

  /** Of pairs per item. */
  public Observed(int[] counts, Loss loss) {
    this.counts = counts;
    powers = new float[counts.length];
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      powers[i] = (float) loss.power(counts[i]);
      sum += powers[i];
    }
    this.sum = sum;
  }

  /** Number of items. */
  int size() {
    return counts.length;
  }

  int count(int item) {
    return counts[item];
  }

  float[] powers() {
    return powers;
  }

  /** Of the powers. */
  double sum() {
    return sum;
  }

  /** Of the powers; 1 where there is no item. */
  public double mean() {
    return counts.length == 0 ? 1 : sum / counts.length;
  }
}
