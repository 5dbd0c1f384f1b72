package io.dangol.churn;

import java.util.function.Function;

/**
 * Fits a logistic regression with a ridge penalty, by Newton's method.
 *
 * <p>Minimises mean loss + regularization / 2 * sum of squared coefficients; the intercept has no
 * penalty. With standardised features, {@code regularization} is MLlib's {@code regParam} and
 * scikit-learn's 1 / (C n) for n examples. A step that does not lower the objective is halved.
 */
final class LogisticFit {

  private static final int MOST_STEPS = 50;
  private static final int MOST_HALVINGS = 30;

  /** Each Newton step squares the error: after a step this small it is below rounding. */
  private static final double SMALL_STEP = 1e-6;

  private LogisticFit() {}

  /**
   * The intercept and the coefficients.
   *
   * @param sumsAt one pass over all examples at given coefficients; without examples of both
   *     classes the intercept would grow without limit
   */
  static double[] coefficients(
      int features, double regularization, Function<double[], LogisticSums> sumsAt) {
    double[] at = new double[features + 1];
    LogisticSums sums = sumsAt.apply(at);
    for (int i = 0; i < MOST_STEPS; i++) {
      double[] step = newtonStep(at, sums, regularization);
      double objective = objective(at, sums, regularization);
      double[] next = plus(at, step, 1);
      LogisticSums nextSums = sumsAt.apply(next);
      double length = 1;
      for (int halved = 0;
          objective(next, nextSums, regularization) > objective + 1e-9 && halved < MOST_HALVINGS;
          halved++) {
        length /= 2;
        next = plus(at, step, length);
        nextSums = sumsAt.apply(next);
      }
      at = next;
      sums = nextSums;
      if (largest(step) * length < SMALL_STEP) {
        break;
      }
    }
    return at;
  }

  private static double objective(double[] at, LogisticSums sums, double regularization) {
    double squares = 0;
    for (int i = 1; i < at.length; i++) {
      squares += at[i] * at[i];
    }
    return sums.meanLoss() + regularization / 2 * squares;
  }

  private static double[] newtonStep(double[] at, LogisticSums sums, double regularization) {
    double[][] curvature = new double[at.length][at.length];
    double[] descent = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double ridge = i == 0 ? 0 : regularization;
      descent[i] = -sums.meanGradient(i) - ridge * at[i];
      for (int j = 0; j <= i; j++) {
        curvature[i][j] = sums.meanCurvature(i, j) + (i == j ? ridge : 0);
      }
    }
    return solve(curvature, descent);
  }

  /**
   * Solves a x = b for a positive definite matrix by Cholesky decomposition. Reads only the lower
   * triangle, and overwrites both arguments.
   */
  static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = a[i][j];
        for (int k = 0; k < j; k++) {
          rest -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / a[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= a[i][k] * b[k];
      }
      b[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        b[i] -= a[k][i] * b[k];
      }
      b[i] /= a[i][i];
    }
    return b;
  }

  private static double[] plus(double[] at, double[] step, double length) {
    double[] sum = at.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += length * step[i];
    }
    return sum;
  }

  private static double largest(double[] step) {
    double largest = 0;
    for (double value : step) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
