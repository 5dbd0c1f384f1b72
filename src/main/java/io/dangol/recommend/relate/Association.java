package io.dangol.recommend.relate;

/**
 * How strongly two items go together, from counts of groups such as baskets.
 *
 * @param groups all groups
 * @param one groups that have the first item
 * @param other groups that have the second item
 * @param together groups that have both
 */
record Association(long groups, long one, long other, long together) {

  /** Times as often together as if the one did not care for the other: 1 for independent items. */
  double lift() {
    return (double) together * groups / ((double) one * other);
  }

  /**
   * G squared of the two-by-two table (Dunning 1993, Accurate Methods for the Statistics of
   * Surprise and Coincidence): the more, the less it can be chance. In independent items above
   * 10.83 once in a thousand pairs (chi squared with one degree of freedom).
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
