package io.dangol.recommend.relate;

/**
 * The association of two items, from counts of groups such as baskets.
 *
 * @param groups number of all groups
 * @param one number of groups with the first item
 * @param other number of groups with the second item
 * @param together number of groups with both
 */
record Association(long groups, long one, long other, long together) {

  /** Lift: how many times as often together as independent items would be. */
  double lift() {
    return (double) together * groups / ((double) one * other);
  }

  /**
   * G squared of the two-by-two table (Dunning 1993, Accurate Methods for the Statistics of
   * Surprise and Coincidence). The larger it is, the less likely is a coincidence: of independent
   * pairs, one in a thousand exceeds 10.83 (chi squared with one degree of freedom).
   */
  double logLikelihoodRatio() {
    double cells =
        entropy(together)
            + entropy(one - together)
            + entropy(other - together)
            + entropy(groups - one - other + together);
    double rows = entropy(one) + entropy(groups - one);
    double columns = entropy(other) + entropy(groups - other);
    return Math.max(0, 2 * (cells - rows - columns + entropy(groups)));
  }

  private static double entropy(long count) {
    return count == 0 ? 0 : count * StrictMath.log((double) count);
  }
}
