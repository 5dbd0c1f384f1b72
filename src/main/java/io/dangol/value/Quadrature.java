package io.dangol.value;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Integrals by Gauss and Legendre's rule of 16 points, on panels of equal width. */
final class Quadrature {

  private static final int POINTS = 16;
  private static final double[] AT = new double[POINTS];
  private static final double[] WEIGHT = new double[POINTS];

  static {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS, 0, 1);
    for (int i = 0; i < POINTS; i++) {
      AT[i] = rule.getPoint(i);
      WEIGHT[i] = rule.getWeight(i);
    }
  }

  private Quadrature() {}

  /**
   * The integral from 0 to {@code end}.
   *
   * @param panels the least number of panels per unit of length
   */
  static double integral(double end, double panels, DoubleUnaryOperator function) {
    int number = Math.max(1, (int) Math.ceil(end * panels));
    double width = end / number;
    double sum = 0;
    for (int panel = 0; panel < number; panel++) {
      for (int i = 0; i < POINTS; i++) {
        sum += WEIGHT[i] * function.applyAsDouble(width * (panel + AT[i]));
      }
    }
    return width * sum;
  }
}
