package io.dangol.timing;

/**
 * The distribution of a gap that is gamma distributed with a whole shape k and an unknown rate,
 * where the rate is gamma distributed with a shape A and a rate B: what earlier gaps say of it.
 *
 * <p>With a whole shape, the integral over the rate is a sum of k terms (the negative binomial
 * distribution): P(gap > x) = sum over i < k of C(A + i - 1, i) (B / (B + x))^A (x / (B + x))^i.
 *
 * @param shape k, at least 1; 1 is a Poisson process, and more is more regular
 * @param evidence A, above 0
 * @param time B, above 0, in units of gaps
 */
record CompoundGamma(int shape, double evidence, double time) {

  /** ln P(gap > x); 0 for x up to 0. */
  double logSurvival(double x) {
    if (x <= 0) {
      return 0;
    }
    double ratio = x / (time + x);
    double term = 1;
    double sum = 1;
    for (int i = 1; i < shape; i++) {
      term *= (evidence + i - 1) / i * ratio;
      sum += term;
    }
    return Math.min(0, StrictMath.log(sum) - evidence * StrictMath.log1p(x / time));
  }

  /**
   * ln of the density at x, above 0, without what depends on neither x nor the time: ln gamma(A +
   * k) - ln gamma(A) - ln gamma(k).
   *
   * @param logX ln x
   */
  double logDensityShape(double x, double logX) {
    return (shape - 1) * logX
        + evidence * StrictMath.log(time)
        - (evidence + shape) * StrictMath.log(time + x);
  }
}
