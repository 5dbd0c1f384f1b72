package io.dangol.value;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.GammaDistribution;

/** Equally likely values of gamma distributions; keeps those that were asked for. */
final class GammaQuantiles {

  /** Values of each distribution. */
  static final int POINTS = 24;

  private final Map<Double, double[]> byShape = new HashMap<>();

  /**
   * The quantiles in the middle of {@link #POINTS} equal parts, ascending, of the distribution with
   * this shape and the rate 1.
   */
  double[] of(double shape) {
    return byShape.computeIfAbsent(shape, GammaQuantiles::quantiles);
  }

  private static double[] quantiles(double shape) {
    GammaDistribution gamma = new GammaDistribution(null, shape, 1);
    double[] quantiles = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      quantiles[i] = gamma.inverseCumulativeProbability((i + 0.5) / POINTS);
    }
    return quantiles;
  }
}
