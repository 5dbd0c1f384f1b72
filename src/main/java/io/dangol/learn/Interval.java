package io.dangol.learn;

import java.util.Arrays;

/** A 95 % interval. */
public record Interval(double low, double high) {

  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /**
   * The middle 95 % of bootstrap draws; a draw that is NaN is left out, and without any other the
   * ends are NaN.
   */
  static Interval ofDraws(double[] draws) {
    double[] sorted = Arrays.stream(draws).filter(draw -> !Double.isNaN(draw)).sorted().toArray();
    return sorted.length == 0
        ? new Interval(Double.NaN, Double.NaN)
        : new Interval(at(sorted, LOW), at(sorted, HIGH));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
