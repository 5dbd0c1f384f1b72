package io.dangol.value;

import java.util.Arrays;

/**
 * What a customer will buy in the weeks ahead.
 *
 * @param alive probability that the customer has not dropped out yet
 * @param purchases what follows if so; otherwise nothing follows
 */
record Outlook(double alive, Purchases purchases) {

  /** Numbers of purchases from low to high, both included. */
  record Interval(int low, int high) {}

  /** Probabilities from low to high. */
  record Range(double low, double high) {}

  double expected(double weeks) {
    return alive * purchases.expected(weeks);
  }

  /** The probability of exactly n purchases. */
  double probability(int n, double weeks) {
    return alive * purchases.probability(n, weeks) + (n == 0 ? 1 - alive : 0);
  }

  /** The probability that at least one purchase follows. */
  double probabilityOfAny(double weeks) {
    return alive * (1 - purchases.probability(0, weeks));
  }

  /**
   * The numbers of purchases between two quantiles, which leave out the same probability on each
   * side. At least the given share of probability is inside, and more where a single number has
   * much of it.
   *
   * @param share such as 0.8 for the quantiles .1 and .9, between 0 and 1
   */
  Interval interval(double weeks, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share is " + share + ", must be between 0 and 1");
    }
    return interval(probabilities(weeks, 1 - (1 - share) / 2), share);
  }

  /**
   * The same of known probabilities.
   *
   * @param probabilities of 0, 1, 2, ... purchases, of which nothing that matters is missing
   */
  static Interval interval(double[] probabilities, double share) {
    double outside = (1 - share) / 2;
    int n = 0;
    double atMost = probabilities[0];
    while (atMost < outside) {
      n++;
      atMost += probabilities[n];
    }
    int low = n;
    while (atMost < 1 - outside) {
      n++;
      atMost += probabilities[n];
    }
    return new Interval(low, n);
  }

  /**
   * What the customer's own probability of no purchase may be. The probability of {@link
   * #probability} is a mean over customers with the same history, whose rates differ; of some of
   * them the own probability is higher, and it is 1 of those who dropped out. Contains that mean.
   *
   * @param share of the customers with this history who are inside, at least
   */
  Range rangeOfNone(double weeks, double share, GammaQuantiles typical) {
    double[] values = purchases.ownProbabilitiesOfNone(weeks, typical);
    Arrays.sort(values);
    double outside = (1 - share) / 2;
    double mean = probability(0, weeks);
    return new Range(
        Math.min(mean, ownQuantile(values, outside)),
        Math.max(mean, ownQuantile(values, 1 - outside)));
  }

  /** Linear between equally likely values of those who are alive; 1 of the others. */
  private double ownQuantile(double[] values, double level) {
    if (level >= alive) {
      return 1;
    }
    double at = Math.max(0, Math.min(values.length - 1, level / alive * values.length - 0.5));
    int below = (int) at;
    int above = Math.min(values.length - 1, below + 1);
    return values[below] + (at - below) * (values[above] - values[below]);
  }

  /**
   * The probabilities of 0, 1, 2, ... purchases, to the first number up to which they add up to a
   * share.
   *
   * @param share of all probability, below 1
   */
  double[] probabilities(double weeks, double share) {
    double[] probabilities = new double[16];
    int n = 0;
    probabilities[0] = probability(0, weeks);
    double atMost = probabilities[0];
    while (atMost < share) {
      n++;
      if (n == probabilities.length) {
        probabilities = Arrays.copyOf(probabilities, 2 * n);
      }
      probabilities[n] = probability(n, weeks);
      atMost += probabilities[n];
    }
    return Arrays.copyOf(probabilities, n + 1);
  }
}
