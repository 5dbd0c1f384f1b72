package io.dangol.value;

/**
 * What a customer will buy in the weeks ahead.
 *
 * @param alive probability that the customer has not dropped out yet
 * @param purchases what follows if so; otherwise nothing follows
 */
record Outlook(double alive, Purchases purchases) {

  /** Numbers of purchases from low to high, both included. */
  record Interval(int low, int high) {}

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
    double outside = (1 - share) / 2;
    int n = 0;
    double atMost = probability(0, weeks);
    while (atMost < outside) {
      n++;
      atMost += probability(n, weeks);
    }
    int low = n;
    while (atMost < 1 - outside) {
      n++;
      atMost += probability(n, weeks);
    }
    return new Interval(low, n);
  }
}
