package io.dangol.demand;

import org.apache.commons.math3.special.Beta;

/**
 * What the ratio of two levels may be: the median, and the quantiles .1 and .9.
 *
 * <p>With gamma distributed levels of shapes a and a' and times b and b', x = b l / (b l + b' l')
 * has a beta distribution of a and a', and the ratio l / l' is b' / b x / (1 - x).
 */
record Ratio(double low, double median, double high) {

  private static final double LOW = 0.1;
  private static final double MEDIAN = 0.5;
  private static final double HIGH = 0.9;
  private static final double DEVIATIONS = 10;
  private static final int HALVINGS = 30;

  static Ratio of(Level late, Level early) {
    return new Ratio(at(LOW, late, early), at(MEDIAN, late, early), at(HIGH, late, early));
  }

  private static double at(double probability, Level late, Level early) {
    // The log-odds of x, roughly.
    double mean = StrictMath.log(late.shape() / early.shape());
    double reach = DEVIATIONS * Math.sqrt(1 / late.shape() + 1 / early.shape());
    double low = mean - reach;
    double high = mean + reach;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double share = 1 / (1 + StrictMath.exp(-middle));
      if (Beta.regularizedBeta(share, late.shape(), early.shape()) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return early.time() / late.time() * StrictMath.exp((low + high) / 2);
  }
}
