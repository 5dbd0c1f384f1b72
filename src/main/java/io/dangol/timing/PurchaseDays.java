package io.dangol.timing;

import java.util.Arrays;

/**
 * The days on which a customer bought, in the shop, of a category or of an item.
 *
 * @param days days since 1970-01-01, ascending, each once
 * @param logQuantities ln of what was bought on each day; all 0 where the quantity does not matter
 */
@SuppressWarnings("ArrayRecordComponent")
record PurchaseDays(int[] days, double[] logQuantities) {

  /**
   * A purchase may come at any time of its day, and the night is at the end of one: so much more
   * time has passed since the last purchase than the days between say.
   */
  static final double HALF_A_DAY = 0.5;

  PurchaseDays {
    if (days.length == 0 || days.length != logQuantities.length) {
      throw new IllegalArgumentException(
          "%s days with %s quantities".formatted(days.length, logQuantities.length));
    }
    for (int i = 1; i < days.length; i++) {
      if (days[i] <= days[i - 1]) {
        throw new IllegalArgumentException("days must ascend: " + Arrays.toString(days));
      }
    }
  }

  /** The number of days up to and including one. */
  int upTo(int day) {
    int at = Arrays.binarySearch(days, day);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The day of the last of the first {@code purchases} purchases. */
  int last(int purchases) {
    return days[purchases - 1];
  }

  /** Days from the end of one day to the next purchase; 0 if there is none later. */
  int nextAfter(int day) {
    int at = upTo(day);
    return at == days.length ? 0 : days[at] - day;
  }

  /**
   * The gaps as they were known at the end of a day with at least one purchase up to it. Each is
   * divided by its unit.
   */
  Gaps gaps(int asOf, Unit unit) {
    int purchases = upTo(asOf);
    int first = Math.max(0, purchases - 1 - Gaps.MOST);
    double[] closed = new double[purchases - 1 - first];
    for (int i = 0; i < closed.length; i++) {
      int at = first + i;
      closed[i] = (days[at + 1] - days[at]) / unit.days(logQuantities[at]);
    }
    double open = asOf - last(purchases) + HALF_A_DAY;
    return new Gaps(closed, open / unit.days(logQuantities[purchases - 1]), purchases);
  }

  /**
   * Days from the end of a day to the mean gap after the last purchase, but at least 1; two
   * purchases at least must be known.
   */
  int afterMeanGap(int asOf) {
    int purchases = upTo(asOf);
    double mean = (last(purchases) - days[0]) / (purchases - 1.0);
    return (int) Math.max(1, Math.round(last(purchases) + mean - asOf));
  }

  /** The unit, in days, of the gap after the first {@code purchases} purchases. */
  double lastUnit(int purchases, Unit unit) {
    return unit.days(logQuantities[purchases - 1]);
  }
}
