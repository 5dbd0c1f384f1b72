package io.dangol.factor;

import java.io.Serializable;

/**
 * The loss that implicit factors minimise (Rendle, Krichene, Zhang and Koren 2021, arXiv
 * 2110.14037): the sum over observed pairs of c (x - 1)^2, plus a0 times the sum over all pairs of
 * x^2, plus a penalty of each vector's squared length. Here x is the dot product of a pair and c
 * its weight.
 *
 * @param unobservedWeight a0, 0 or more
 * @param regularization lambda, above 0
 * @param exponent nu: with 1 the penalty grows with the pairs of the row, with 0 it is the same for
 *     all rows
 */
public record Loss(double unobservedWeight, double regularization, double exponent)
    implements Serializable {

  /**
   * The weight of a row's squared length: lambda (n + a0 m)^nu.
   *
   * @param observed n, pairs of the row
   * @param others m, rows on the other side
   */
  double penalty(int observed, int others) {
    return regularization * StrictMath.pow(observed + unobservedWeight * others, exponent);
  }
}
