package io.dangol.demand;

import java.io.Serializable;
import java.util.function.IntPredicate;

/**
 * How much a day counts: the factor of its weekday in the shop, about 1 in the mean; 0 for a past
 * day on which the shop was closed.
 *
 * <p>Factors come from the last twelve weeks without closed days, and have a gamma prior of mean 1
 * and shape 10: of b buyers on a weekday, where e were expected if all days were alike, it is (b +
 * 10) / (e + 10). Closed is a day without any buyer where ten or more were expected.
 */
final class DayWeights implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int WEEK = 7;
  static final int LEARNED_DAYS = 12 * WEEK;
  static final double PRIOR = 10;

  /** 1970-01-01 was a Thursday; Monday is 0. */
  private static final int THURSDAY = 3;

  private final ShopDays shop;
  private final int asOf;
  private final double mean;
  private final double[] factors;

  private DayWeights(ShopDays shop, int asOf, double mean, double[] factors) {
    this.shop = shop;
    this.asOf = asOf;
    this.mean = mean;
    this.factors = factors;
  }

  /** What was known at the end of a day, which is not before the shop's first. */
  static DayWeights of(ShopDays shop, int asOf) {
    int from = Math.max(shop.first(), asOf - LEARNED_DAYS + 1);
    double mean = (double) shop.between(from, asOf) / (asOf - from + 1);
    // Which days were closed can be told once weekdays are known roughly.
    DayWeights rough =
        new DayWeights(shop, asOf, mean, factors(shop, from, asOf, mean, day -> false));
    return new DayWeights(shop, asOf, mean, factors(shop, from, asOf, mean, rough::isClosed));
  }

  private static double[] factors(
      ShopDays shop, int from, int to, double mean, IntPredicate isClosed) {
    double[] factors = new double[WEEK];
    for (int weekday = 0; weekday < WEEK; weekday++) {
      long came = 0;
      int days = 0;
      for (int day = from; day <= to; day++) {
        if (weekday(day) == weekday && !isClosed.test(day)) {
          came += shop.on(day);
          days++;
        }
      }
      factors[weekday] = (came + PRIOR) / (days * mean + PRIOR);
    }
    return factors;
  }

  /** The factor of a weekday. */
  double factor(int weekday) {
    return factors[weekday];
  }

  /** Of a day, as far as it is known: a day to come is never closed; 0 before the log. */
  double of(int day) {
    return day < shop.first() || isClosed(day) ? 0 : factors[weekday(day)];
  }

  /** The sum over some days, both ends included. */
  double between(int from, int to) {
    double sum = 0;
    for (int day = from; day <= to; day++) {
      sum += of(day);
    }
    return sum;
  }

  /** The same where no day is known to be closed. */
  double ahead(int from, int days) {
    double sum = 0;
    for (int day = from; day < from + days; day++) {
      sum += factors[weekday(day)];
    }
    return sum;
  }

  private boolean isClosed(int day) {
    return day <= asOf && shop.on(day) == 0 && mean * factors[weekday(day)] >= PRIOR;
  }

  static int weekday(int day) {
    return Math.floorMod(day + THURSDAY, WEEK);
  }
}
