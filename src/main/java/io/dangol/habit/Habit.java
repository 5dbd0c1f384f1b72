package io.dangol.habit;

/**
 * A pattern that a customer's purchases follow more often than the shop's do.
 *
 * @param tally of the customer's baskets that follow it
 * @param ofPurchases number of all baskets of the customer
 * @param share of the customer's baskets, shrunk to that of the shop
 * @param shopShare share of all baskets of the shop that follow it
 */
record Habit(Pattern pattern, Tally tally, int ofPurchases, double share, double shopShare) {

  /** How much more often than in the shop. */
  double lift() {
    return share / shopShare;
  }

  /** How little it can be chance: the log-likelihood by which the share beats the shop's. */
  double evidence() {
    return tally.purchases() * StrictMath.log(lift());
  }
}
