package io.dangol.demand;

import io.dangol.table.Words.DemandSeason;
import java.util.OptionalDouble;

/**
 * What the time of year does to the whole shop: how many more buyers came a year ago, in the same
 * days ahead, than the days before them would have said with the same memory.
 *
 * <p>Last year's days are 364 days earlier, so that weekdays are the same. Where there were few
 * buyers, n, the logarithm counts n / (n + 25): its variance is about 1 / n, and seasons seldom
 * change by more than a fifth within the days ahead.
 */
final class Season {

  static final int YEAR_DAYS = 364;

  /** Days of the log before last year's days ahead. */
  static final int LEARNED_DAYS = 56;

  private static final double THIN = 25;

  private Season() {}

  /** Whether the log reaches back far enough. */
  static boolean isKnown(ShopDays shop, int asOf) {
    return shop.age(asOf - YEAR_DAYS) >= LEARNED_DAYS;
  }

  static DemandSeason word(ShopDays shop, int asOf) {
    return isKnown(shop, asOf) ? DemandSeason.LAST_YEAR : DemandSeason.UNKNOWN;
  }

  /** The factor of the days ahead of a day; 1 where it is not known. */
  static double factor(ShopDays shop, DayWeights weights, int asOf, int days, int halfLife) {
    return lastYear(shop, weights, asOf, days, halfLife).orElse(1);
  }

  private static OptionalDouble lastYear(
      ShopDays shop, DayWeights weights, int asOf, int days, int halfLife) {
    int then = asOf - YEAR_DAYS;
    long came = isKnown(shop, asOf) ? shop.between(then + 1, then + days) : 0;
    if (came == 0) {
      return OptionalDouble.empty();
    }
    double kept = Memory.kept(halfLife);
    double buyers = 0;
    double weight = 0;
    for (int day = shop.first(); day <= then; day++) {
      buyers = buyers * kept + shop.on(day);
      weight = weight * kept + weights.of(day);
    }
    double expected = buyers / weight * weights.ahead(then + 1, days);
    return expected > 0
        ? OptionalDouble.of(StrictMath.exp(came / (came + THIN) * StrictMath.log(came / expected)))
        : OptionalDouble.empty();
  }
}
