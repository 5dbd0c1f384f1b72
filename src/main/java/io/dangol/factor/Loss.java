package io.dangol.factor;

import java.io.Serializable;

/**
 * What implicit factors minimise (Rendle, Krichene, Zhang and Koren 2021, arXiv 2110.14037): the
 * sum over observed pairs of c (x - 1)^2, plus the sum over all pairs of a x^2, plus a penalty of
 * each vector's squared length; x is the dot product, c the weight of the pair.
 *
 * <p>What a pair weighs unobserved, a, is a0 times a power of the observed pairs of its customer
 * and the same power of those of its item: where many were to be expected, none says more. He,
 * Zhang, Kan and Chua (SIGIR 2016) weigh by items so.
 *
 * @param unobservedWeight a0, 0 or more
 * @param unobservedExponent 0 for the same weight of all pairs
 * @param regularization lambda, above 0
 * @param exponent nu: 1 lets the penalty grow with the pairs of the row, 0 makes it the same for
 *     all
 */
public record Loss(
    double unobservedWeight, double unobservedExponent, double regularization, double exponent)
    implements Serializable {

  /** The same with a0 as the mean over all pairs of what they weigh unobserved. */
  public Loss averaged(double customersMean, double itemsMean) {
    double weight = unobservedWeight / (customersMean * itemsMean);
    return new Loss(weight, unobservedExponent, regularization, exponent);
  }

  /** What a row's pairs make an unobserved pair of it weigh. */
  double power(int observed) {
    return StrictMath.pow(observed, unobservedExponent);
  }

  /**
   * Weight of a row's squared length: lambda (n + what its pairs weigh unobserved)^nu.
   *
   * @param observed n, pairs of the row
   * @param others sum of the powers of the other side
   */
  double penalty(int observed, double others) {
    double unobserved = unobservedWeight * power(observed) * others;
    return regularization * StrictMath.pow(observed + unobserved, exponent);
  }
}
