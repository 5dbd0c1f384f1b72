package io.dangol.demand;

import java.io.Serializable;
import java.util.SortedMap;

/**
 * What is known of an item's level, in buyers a day of weight 1, before its own days: a gamma
 * distribution over the shop's items.
 *
 * @param shape above 0
 * @param time above 0; the mean level is shape / time
 */
record LevelPrior(double shape, double time) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Days whose numbers of buyers tell what is usual. */
  static final int DAYS = 28;

  private static final double LOG_RANGE = StrictMath.log(1_000);
  private static final int HALVINGS = 60;

  /**
   * The prior of greatest likelihood: numbers of buyers then have a negative binomial distribution.
   * Its mean is that of the numbers, and the shape is where the derivative of the likelihood is 0
   * (from .001 to 1000).
   *
   * @param itemsByBuyers how many items had each number of buyers; one item with one buyer at least
   * @param weight of the days on which they were counted
   */
  static LevelPrior of(SortedMap<Long, Long> itemsByBuyers, double weight) {
    long items = 0;
    double buyers = 0;
    for (var entry : itemsByBuyers.entrySet()) {
      items += entry.getValue();
      buyers += (double) entry.getKey() * entry.getValue();
    }
    double mean = buyers / items;
    double low = -LOG_RANGE;
    double high = LOG_RANGE;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(itemsByBuyers, items, mean, StrictMath.exp(middle)) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double shape = StrictMath.exp((low + high) / 2);
    return new LevelPrior(shape, shape * weight / mean);
  }

  /** The derivative of the log-likelihood in the shape, where the mean is that of the numbers. */
  private static double slope(
      SortedMap<Long, Long> itemsByBuyers, long items, double mean, double shape) {
    double slope = -items * StrictMath.log1p(mean / shape);
    double harmonic = 0;
    long at = 0;
    for (var entry : itemsByBuyers.entrySet()) {
      for (; at < entry.getKey(); at++) {
        harmonic += 1 / (shape + at);
      }
      slope += entry.getValue() * harmonic;
    }
    return slope;
  }
}
