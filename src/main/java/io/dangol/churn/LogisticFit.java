package io.dangol.churn;

import io.dangol.learn.Newton;
import io.dangol.learn.Newton.Expansion;
import java.util.function.Function;

/**
 * Fits a logistic regression with a ridge penalty, by Newton's method.
 *
 * <p>Minimises mean loss + regularization / 2 * sum of squared coefficients; the intercept has no
 * penalty. With standardised features, {@code regularization} is MLlib's {@code regParam} and
 * scikit-learn's 1 / (C n) for n examples.
 */
final class LogisticFit {

  private LogisticFit() {}

  /**
   * The intercept and the coefficients.
   *
   * @param sumsAt one pass over all examples at given coefficients; without examples of both
   *     classes the intercept would grow without limit
   */
  static double[] coefficients(
      int features, double regularization, Function<double[], LogisticSums> sumsAt) {
    return Newton.minimum(features + 1, at -> objective(at, sumsAt.apply(at), regularization));
  }

  private static Expansion objective(double[] at, LogisticSums sums, double regularization) {
    double squares = 0;
    double[] gradient = new double[at.length];
    double[][] curvature = new double[at.length][at.length];
    for (int i = 0; i < at.length; i++) {
      double ridge = i == 0 ? 0 : regularization;
      squares += i == 0 ? 0 : at[i] * at[i];
      gradient[i] = sums.meanGradient(i) + ridge * at[i];
      for (int j = 0; j <= i; j++) {
        curvature[i][j] = sums.meanCurvature(i, j) + (i == j ? ridge : 0);
      }
    }
    return new Expansion(sums.meanLoss() + regularization / 2 * squares, gradient, curvature);
  }
}
