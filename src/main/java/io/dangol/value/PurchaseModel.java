package io.dangol.value;

import io.dangol.value.Counted.Group;
import java.io.Serializable;

/**
 * A model of when customers buy: each buys at a rate of their own until they drop out for good.
 *
 * <p>Rates (purchases per week) have a gamma distribution over customers, with shape r and rate
 * alpha, in all three models; the models differ in how customers drop out. Nobody sees the dropout
 * itself, so a history may have ended in two ways: the customer is alive at the end of the
 * observation, or has dropped out since the last purchase. Each model says how likely the first is,
 * and the odds of the second. All times are in weeks.
 */
sealed interface PurchaseModel extends Serializable permits BgNbd, MbgNbd, ParetoNbd {

  /** The factors of the likelihood that depend on the number of repeats only, as a logarithm. */
  double logRepeats(int repeats);

  /** The factors of the likelihood of a customer who is alive that depend on time, likewise. */
  double logAlive(History history);

  /**
   * ln of the odds that a customer with this history has dropped out; minus infinity if that cannot
   * be.
   */
  double logDropoutOdds(History history);

  /** What a customer will do who has made the first purchase a moment ago. */
  Outlook newCustomer();

  /** What a customer with this history will do after the end of the observation. */
  Outlook outlook(History history);

  /** ln of the likelihood of a customer's purchase times, as far as it depends on parameters. */
  default double logLikelihood(History history) {
    return logRepeats(history.repeats()) + logTimes(history);
  }

  /** The same, summed over all customers. */
  default double logLikelihood(Counted<History> histories) {
    double sum = 0;
    int repeats = -1;
    double logRepeats = 0;
    for (Group<History> group : histories.groups()) {
      History history = group.value();
      if (history.repeats() != repeats) {
        repeats = history.repeats();
        logRepeats = logRepeats(repeats);
      }
      sum += group.customers() * (logRepeats + logTimes(history));
    }
    return sum;
  }

  /** The probability that a customer has not dropped out by the end of the observation. */
  default double probabilityAlive(History history) {
    return Functions.sigmoid(-logDropoutOdds(history));
  }

  private double logTimes(History history) {
    return logAlive(history) + Functions.softplus(logDropoutOdds(history));
  }
}
