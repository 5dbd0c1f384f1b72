package io.dangol.learn;

import java.util.function.ToDoubleFunction;

/**
 * Minimises a smooth function by the method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and
 * Wright: Numerical Optimization, 2nd edition, algorithm 6.1), with derivatives by central
 * differences. The same function gives the same minimum.
 */
public final class QuasiNewton {

  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 20;
  private static final double DIFFERENCE = 1e-4;
  private static final double FARTHEST_STEP = 1;
  private static final double SUFFICIENT = 1e-4;

  private final ToDoubleFunction<double[]> function;
  private final double precision;

  /**
   * @param precision ends the search once a step gains less than this
   */
  public QuasiNewton(ToDoubleFunction<double[]> function, double precision) {
    this.function = function;
    this.precision = precision;
  }

  /** The minimum near a point. */
  public double[] from(double[] start) {
    int n = start.length;
    double[] at = start.clone();
    double value = function.applyAsDouble(at);
    double[] gradient = gradient(at);
    double[][] inverse = identity(n, 1 / Math.max(1, length(gradient)));
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = times(inverse, gradient, -1);
      double slope = dot(direction, gradient);
      double share = Math.min(1, FARTHEST_STEP / Math.max(1e-300, length(direction)));
      double[] next = plus(at, direction, share);
      double reached = function.applyAsDouble(next);
      for (int i = 0; i < MOST_HALVINGS && !(reached <= value + SUFFICIENT * share * slope); i++) {
        share /= 2;
        next = plus(at, direction, share);
        reached = function.applyAsDouble(next);
      }
      if (!(reached < value)) {
        return at;
      }
      double[] gradientThere = gradient(next);
      update(inverse, plus(next, at, -1), plus(gradientThere, gradient, -1));
      double gain = value - reached;
      at = next;
      value = reached;
      gradient = gradientThere;
      if (gain < precision) {
        return at;
      }
    }
    return at;
  }

  private double[] gradient(double[] at) {
    double[] gradient = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] near = at.clone();
      near[i] = at[i] + DIFFERENCE;
      double above = function.applyAsDouble(near);
      near[i] = at[i] - DIFFERENCE;
      gradient[i] = (above - function.applyAsDouble(near)) / (2 * DIFFERENCE);
    }
    return gradient;
  }

  /** The inverse curvature after a move by s that changed the gradient by y; equation 6.17. */
  private static void update(double[][] inverse, double[] s, double[] y) {
    double sy = dot(s, y);
    if (!(sy > 1e-12)) {
      return;
    }
    double[] hy = times(inverse, y, 1);
    double factor = (1 + dot(y, hy) / sy) / sy;
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        inverse[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
      }
    }
  }

  private static double[][] identity(int n, double scale) {
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = scale;
    }
    return matrix;
  }

  private static double[] times(double[][] matrix, double[] x, double scale) {
    double[] product = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      product[i] = scale * dot(matrix[i], x);
    }
    return product;
  }

  private static double[] plus(double[] a, double[] b, double scale) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += scale * b[i];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double length(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
