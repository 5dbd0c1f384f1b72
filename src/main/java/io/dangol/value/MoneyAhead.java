package io.dangol.value;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Beta;

/**
 * The distribution of the money that a customer will spend, in units of the customer's scale: v and
 * all that the customer has spent ({@link GammaGamma#meanOfScale}).
 *
 * <p>Given the customer's rate, the money of n purchases has a gamma distribution of shape p n.
 * That rate has a gamma distribution of shape p x + q, so money over scale has a beta prime
 * distribution of both shapes. In these units all customers with the same purchases are alike.
 *
 * @param purchases x, those that the customer's mean is over
 * @param probabilities of 0, 1, 2, ... purchases ahead; what is missing to 1 lies above
 */
@SuppressWarnings("ArrayRecordComponent")
record MoneyAhead(GammaGamma model, int purchases, double[] probabilities) {

  /** Of the probability of a beta distribution. */
  private static final double PRECISION = 1e-7;

  /** Of the logarithm of a quantile. */
  private static final double EXACT = 1e-4;

  private static final int MOST_EVALUATIONS = 200;

  /** Steps by which a quantile is looked for, as a logarithm. */
  private static final double STRIDE = 1;

  /** The probability that the money is at most this. */
  double atMost(double scales) {
    double share = scales / (1 + scales);
    double ofRate = model.p() * purchases + model.q();
    double sum = probabilities[0];
    for (int n = 1; n < probabilities.length; n++) {
      sum += probabilities[n] * Beta.regularizedBeta(share, model.p() * n, ofRate, PRECISION);
    }
    return sum;
  }

  /**
   * The money that is not exceeded with a probability; 0 if no purchase is as probable.
   *
   * @param level below the sum of all probabilities
   */
  double quantile(double level) {
    if (probabilities[0] >= level) {
      return 0;
    }
    UnivariateFunction missed = logarithm -> atMost(Math.exp(logarithm)) - level;
    double low = Math.log(model.p() / (model.p() * purchases + model.q()));
    while (missed.value(low) > 0) {
      low -= STRIDE;
    }
    double high = low + STRIDE;
    while (missed.value(high) < 0) {
      high += STRIDE;
    }
    return Math.exp(new BrentSolver(EXACT).solve(MOST_EVALUATIONS, missed, low, high));
  }
}
