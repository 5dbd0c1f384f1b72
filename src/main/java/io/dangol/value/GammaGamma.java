package io.dangol.value;

import java.io.Serializable;
import org.apache.commons.math3.special.Gamma;

/**
 * Gamma-Gamma: what customers spend per purchase, if that does not depend on how often they buy.
 *
 * <p>The money of a purchase has a gamma distribution with shape p around the customer's own mean,
 * and the rates of these distributions have a gamma distribution over customers. Fader, Hardie, Lee
 * (2005): RFM and CLV: using iso-value curves for customer base analysis; formulas from Fader,
 * Hardie (2013): The gamma-gamma model of monetary value.
 *
 * @param p shape of the money of one customer's purchases
 * @param q shape of the distribution of rates; with 1 or less, the mean over customers is infinite
 * @param v rate of that distribution, in money
 */
record GammaGamma(double p, double q, double v) implements Serializable {

  /** ln of the density of the mean (equation 1a of the note); 0 without a purchase. */
  double logLikelihood(Spend spend) {
    int x = spend.purchases();
    if (x == 0) {
      return 0;
    }
    double all = x * spend.mean();
    return Gamma.logGamma(p * x + q)
        - Gamma.logGamma(p * x)
        - Gamma.logGamma(q)
        - q * Math.log1p(all / v)
        + p * x * Math.log(all / (v + all))
        - Math.log(spend.mean());
  }

  double logLikelihood(Counted<Spend> spends) {
    return spends.sum(this::logLikelihood);
  }

  /**
   * The expected money per purchase of a customer (the note's E(Z | p, q, v; mean, x)): between the
   * customer's own mean and that of all. Infinite without a purchase if q is 1 or less.
   */
  double expectedMean(Spend spend) {
    return meanOfScale(spend.purchases()) * (v + spend.purchases() * spend.mean());
  }

  /**
   * The expected money per purchase in units of the customer's scale, which is v and all that the
   * customer has spent. It depends on the number of purchases only.
   */
  double meanOfScale(int purchases) {
    double shape = p * purchases + q - 1;
    return shape > 0 ? p / shape : Double.POSITIVE_INFINITY;
  }

  /** The money expected in the weeks ahead: purchases times money per purchase. */
  double expectedMoney(Outlook outlook, Spend spend, double weeks) {
    return outlook.expected(weeks) * expectedMean(spend);
  }
}
