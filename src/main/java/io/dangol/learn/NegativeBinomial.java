package io.dangol.learn;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * The distribution of a number that has a Poisson distribution whose mean is not known, but has a
 * gamma distribution.
 *
 * @param shape of the gamma distribution, above 0
 * @param mean of it, and of the number; at least 0
 */
public record NegativeBinomial(double shape, double mean) {

  private static final int FEW = 16;

  /** The probability of at most n; 0 below 0. */
  public double atMost(int n) {
    if (n < 0) {
      return 0;
    }
    return mean == 0 ? 1 : Beta.regularizedBeta(shape / (shape + mean), shape, n + 1.0);
  }

  /** The least number of which at most it has this probability or more. */
  public int quantile(double probability) {
    int high = 0;
    while (atMost(high) < probability) {
      high = 2 * high + 1;
    }
    int low = high / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (atMost(middle) < probability) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** ln of the probability of n. */
  public double logProbability(int n) {
    double logP = -Math.log1p(mean / shape);
    if (n == 0) {
      return shape * logP;
    }
    double logQ = Math.log(mean / (shape + mean));
    return logNegativeBinomial(n, shape, logP, logQ);
  }

  /** ln of the probability of n; q is 1 minus the distribution's p, r its shape. */
  public static double logNegativeBinomial(int n, double r, double logP, double logQ) {
    double counted = n == 0 ? 0 : n * logQ;
    return logRising(r, n) - logRising(1, n) + r * logP + counted;
  }

  /**
   * ln(gamma(a + n) / gamma(a)). A small n is by far the most frequent; then this is fast, and
   * exact also for large a, where the two logarithms would cancel.
   */
  public static double logRising(double a, int n) {
    if (n > FEW) {
      return Gamma.logGamma(a + n) - Gamma.logGamma(a);
    }
    double product = 1;
    for (int i = 0; i < n; i++) {
      product *= a + i;
    }
    return Math.log(product);
  }
}
