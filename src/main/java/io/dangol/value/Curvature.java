package io.dangol.value;

import io.dangol.learn.Newton.Expansion;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Derivatives of a function of a few variables by differences, for arguments of about 1. */
final class Curvature {

  private static final double STEP = 1e-3;

  private Curvature() {}

  /**
   * Value, gradient and second derivatives, each with an error of about 1e-6 of its size. Calls the
   * function 1 + n + n^2 times for n variables.
   */
  static Expansion near(double[] at, ToDoubleFunction<double[]> function) {
    int n = at.length;
    double here = function.applyAsDouble(at);
    double[] up = new double[n];
    double[] down = new double[n];
    double[] gradient = new double[n];
    double[][] curvature = new double[n][n];
    for (int i = 0; i < n; i++) {
      up[i] = function.applyAsDouble(moved(at, i, i, STEP));
      down[i] = function.applyAsDouble(moved(at, i, i, -STEP));
      gradient[i] = (up[i] - down[i]) / (2 * STEP);
      curvature[i][i] = (up[i] - 2 * here + down[i]) / (STEP * STEP);
      for (int j = 0; j < i; j++) {
        double both =
            function.applyAsDouble(moved(at, i, j, STEP))
                + function.applyAsDouble(moved(at, i, j, -STEP));
        double single = up[i] + down[i] + up[j] + down[j];
        curvature[i][j] = (both - single + 2 * here) / (2 * STEP * STEP);
        curvature[j][i] = curvature[i][j];
      }
    }
    return new Expansion(here, gradient, curvature);
  }

  /**
   * A positive definite matrix with the same axes: each eigenvalue by its absolute value, at least
   * {@code least}. Newton's steps go downhill with it wherever they start.
   */
  static double[][] positive(double[][] symmetric, double least) {
    return withEigenvalues(symmetric, value -> Math.max(least, Math.abs(value)));
  }

  /** The inverse of {@link #positive}; large where the function is flat. */
  static double[][] inverse(double[][] symmetric, double least) {
    return withEigenvalues(symmetric, value -> 1 / Math.max(least, value));
  }

  private static double[][] withEigenvalues(double[][] symmetric, DoubleUnaryOperator change) {
    EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(symmetric));
    double[] changed = axes.getRealEigenvalues();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = change.applyAsDouble(changed[i]);
    }
    RealMatrix diagonal = MatrixUtils.createRealDiagonalMatrix(changed);
    return axes.getV().multiply(diagonal).multiply(axes.getVT()).getData();
  }

  private static double[] moved(double[] at, int i, int j, double step) {
    double[] moved = at.clone();
    moved[i] += step;
    if (i != j) {
      moved[j] += step;
    }
    return moved;
  }
}
