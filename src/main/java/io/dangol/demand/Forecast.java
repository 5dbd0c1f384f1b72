package io.dangol.demand;

import io.dangol.learn.NegativeBinomial;

/**
 * Buyers on the days ahead.
 *
 * @param low the quantile .1
 * @param high the quantile .9
 * @param inside the probability of a number from low to high, both included: .8 or more
 */
record Forecast(double expected, int low, int high, double inside) {

  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  static Forecast of(NegativeBinomial buyers) {
    int low = buyers.quantile(LOW);
    int high = buyers.quantile(HIGH);
    return new Forecast(buyers.mean(), low, high, buyers.atMost(high) - buyers.atMost(low - 1));
  }
}
