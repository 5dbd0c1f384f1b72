package io.dangol.value;

/** The purchases of customers who are alive, from that moment on; rates and dropout are unknown. */
interface Purchases {

  /**
   * The expected number of purchases.
   *
   * @param weeks length of the time ahead, 0 or more
   */
  double expected(double weeks);

  /**
   * The probability of exactly n purchases.
   *
   * @param weeks length of the time ahead, 0 or more
   */
  double probability(int n, double weeks);

  /**
   * Equally likely values of the customer's own probability of no purchase, in any order: the
   * probability given rates that are as likely as each other.
   *
   * @param weeks length of the time ahead, 0 or more
   */
  double[] ownProbabilitiesOfNone(double weeks, GammaQuantiles typical);
}
