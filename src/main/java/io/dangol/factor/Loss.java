package io.dangol.factor;

import java.io.Serializable;

/**
 * What implicit factors minimise (Rendle, Krichene, Zhang and Koren 2021, arXiv 2110.14037): the
 * sum over observed pairs of c (x - 1)^2, plus a0 times the sum over all pairs of x^2, plus a
 * penalty of each vector's squared length; x is the dot product, c the weight of the pair.
 *
 * @param unobservedWeight a0, 0 or more
 * @param regularization lambda, above 0
 * @param exponent nu: 1 lets the penalty grow with the pairs of the row, 0 makes it the same for
 *     all
 */
public record Loss(double unobservedWeight, double regularization, double exponent)
    implements Serializable {

  /**
   * Weight of a row's squared length: lambda (n + a0 m)^nu.
   *
   * @param observed n, pairs of the row
   * @param others m, rows on the other side
   */
  double penalty(int observed, int others) {
    return regularization * StrictMath.pow(observed + unobservedWeight * others, exponent);
  }
}
