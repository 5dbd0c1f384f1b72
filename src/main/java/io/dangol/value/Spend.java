package io.dangol.value;

import java.util.Comparator;

/**
 * What the model of money knows of a customer.
 *
 * @param purchases repeat purchases that the mean is over, x in the paper
 * @param mean money per purchase, above 0; 0 without a purchase
 */
record Spend(int purchases, double mean) implements Comparable<Spend> {

  /** Of a customer without a repeat purchase. */
  static final Spend NONE = new Spend(0, 0);

  private static final Comparator<Spend> ORDER =
      Comparator.comparingInt(Spend::purchases).thenComparingDouble(Spend::mean);

  Spend {
    boolean valid =
        purchases == 0 ? mean == 0 : purchases > 0 && mean > 0 && mean < Double.POSITIVE_INFINITY;
    if (!valid) {
      throw new IllegalArgumentException(purchases + " purchases with a mean of " + mean);
    }
  }

  @Override
  public int compareTo(Spend other) {
    return ORDER.compare(this, other);
  }
}
