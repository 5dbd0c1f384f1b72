package io.dangol.value;

import static io.dangol.learn.NegativeBinomial.logNegativeBinomial;
import static io.dangol.learn.NegativeBinomial.logRising;

import java.util.stream.DoubleStream;
import org.apache.commons.math3.special.Beta;

/**
 * BG/NBD, the beta-geometric model: a customer may drop out right after each repeat purchase, with
 * a probability of their own that has a beta distribution over customers.
 *
 * <p>Fader, Hardie, Lee (2005): "Counting your customers" the easy way. Customers without a repeat
 * are alive for certain in this model, however long ago they bought.
 *
 * @param r shape of the gamma distribution of rates
 * @param alpha its rate, in weeks
 * @param a first parameter of the beta distribution of dropout probabilities
 * @param b its second parameter
 */
record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel, Purchases {

  private static final double PRECISION = 1e-14;

  @Override
  public double logRepeats(int repeats) {
    return logRising(r, repeats) + logRising(b, repeats) - logRising(a + b, repeats);
  }

  /** The first term of the paper's equation 6. */
  @Override
  public double logAlive(History history) {
    return r * Math.log(alpha / (alpha + history.observed()))
        - history.repeats() * Math.log(alpha + history.observed());
  }

  /** The second term of the paper's equation 6 over the first. */
  @Override
  public double logDropoutOdds(History history) {
    return history.repeats() == 0
        ? Double.NEGATIVE_INFINITY
        : Math.log(a / (b + history.repeats() - 1))
            + (r + history.repeats())
                * Math.log((alpha + history.observed()) / (alpha + history.last()));
  }

  @Override
  public Outlook newCustomer() {
    return new Outlook(1, this);
  }

  /**
   * Equation 10 of the paper: given that the customer is alive, rate and dropout probability have a
   * gamma and a beta distribution again, so the customer is like a new one of another shop.
   */
  @Override
  public Outlook outlook(History history) {
    int repeats = history.repeats();
    return new Outlook(
        probabilityAlive(history),
        new BgNbd(r + repeats, alpha + history.observed(), a, b + repeats));
  }

  /**
   * Equation 9 of the paper as a series of positive terms. If nobody dropped out, the number of
   * purchases would be negative binomial; of m such purchases, the k-th happens if the customer
   * stayed after each of the k - 1 before it.
   */
  @Override
  public double expected(double weeks) {
    double q = weeks / (alpha + weeks);
    double logProbability = -r * Math.log1p(weeks / alpha);
    double stayed = 1;
    double happened = 0;
    double sum = 0;
    for (int m = 1; ; m++) {
      logProbability += Math.log((r + m - 1) / m * q);
      happened += stayed;
      stayed *= (b + m - 1) / (a + b + m - 1);
      double term = Math.exp(logProbability) * happened;
      sum += term;
      double growth = (r + m) / m * q;
      if (growth < 1 && term * growth / (1 - growth) <= PRECISION * sum) {
        return sum;
      }
    }
  }

  /** Equation 8 of the paper; its sum is an incomplete beta function. */
  @Override
  public double probability(int n, double weeks) {
    double logP = -Math.log1p(weeks / alpha);
    if (n == 0 || weeks == 0) {
      return n == 0 ? Math.exp(r * logP) : 0;
    }
    double q = weeks / (alpha + weeks);
    double logStayed = logRising(b, n - 1) - logRising(a + b, n - 1);
    double stayed = (b + n - 1) / (a + b + n - 1);
    return Math.exp(logStayed)
        * (stayed * Math.exp(logNegativeBinomial(n, r, logP, Math.log(q)))
            + (1 - stayed) * Beta.regularizedBeta(q, n, r));
  }

  /** Nobody drops out before a purchase, so only the rate matters. */
  @Override
  public double[] ownProbabilitiesOfNone(double weeks, GammaQuantiles typical) {
    return DoubleStream.of(typical.of(r)).map(rate -> Math.exp(-rate / alpha * weeks)).toArray();
  }
}
