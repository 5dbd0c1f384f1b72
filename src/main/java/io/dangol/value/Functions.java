package io.dangol.value;

import org.apache.commons.math3.special.Gamma;

/** Functions of mathematics that the models share, in forms that neither overflow nor cancel. */
final class Functions {

  private static final int FEW = 16;

  private Functions() {}

  /**
   * ln(gamma(a + n) / gamma(a)). A small n is by far the most frequent; then this is fast, and
   * exact also for large a, where the two logarithms would cancel.
   */
  static double logRising(double a, int n) {
    if (n > FEW) {
      return Gamma.logGamma(a + n) - Gamma.logGamma(a);
    }
    double product = 1;
    for (int i = 0; i < n; i++) {
      product *= a + i;
    }
    return Math.log(product);
  }

  /** ln of the probability of n by the negative binomial distribution; q is 1 minus its p. */
  static double logNegativeBinomial(int n, double r, double logP, double logQ) {
    double counted = n == 0 ? 0 : n * logQ;
    return logRising(r, n) - logRising(1, n) + r * logP + counted;
  }

  /** ln(1 + exp(t)). */
  static double softplus(double t) {
    return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
  }

  /** 1 / (1 + exp(-t)). */
  static double sigmoid(double t) {
    return 1 / (1 + Math.exp(-t));
  }
}
