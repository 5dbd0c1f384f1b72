package io.dangol.habit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of a customer's baskets follow a pattern.
 *
 * @param purchases number of baskets
 * @param lastDay day of the last one, in days since 1970-01-01
 */
record Tally(int purchases, int lastDay) {

  /** Of all patterns that a basket follows; {@link Pattern#ANY} has all baskets. */
  static Map<Pattern, Tally> of(List<Basket> baskets) {
    Map<Pattern, Tally> tallies = new HashMap<>();
    for (Basket basket : baskets) {
      Tally one = new Tally(1, basket.day());
      basket.patterns().forEach(pattern -> tallies.merge(pattern, one, Tally::plus));
    }
    return tallies;
  }

  private Tally plus(Tally more) {
    return new Tally(purchases + more.purchases, Math.max(lastDay, more.lastDay));
  }
}
