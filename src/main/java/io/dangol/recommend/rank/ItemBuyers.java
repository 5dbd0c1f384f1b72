package io.dangol.recommend.rank;

/**
 * Who bought one item, as counted by {@link ItemActivity}.
 *
 * @param recent buyers within the window of recent popularity
 * @param ever buyers before the as-of date's end
 * @param former customers who bought it more than 30 days ago
 * @param returned those of the former who bought it again since
 * @param firstMillis when anybody first bought it, in epoch milliseconds; {@link #NEVER} if nobody
 *     did
 */
record ItemBuyers(
    long recent,
    long ever,
    long lastWeek,
    long lastMonth,
    long lastQuarter,
    long former,
    long returned,
    long firstMillis) {

  /** The value of {@code firstMillis} for an item that nobody bought. */
  static final long NEVER = Long.MAX_VALUE;

  static final double STEEPEST = 2;

  /** A week, as a part of the 23 other days of a month of 30 days. */
  private static final double WEEK_OF_REST = 7.0 / 23;

  private static final double MEAN_CUSTOMERS = 5;
  private static final double MILLIS_PER_DAY = 86_400_000;

  /** See {@link Catalogue#trend}. */
  double trend() {
    return bounded(Math.log((3.0 * lastMonth + 3) / (lastQuarter + 3.0)));
  }

  /** See {@link Catalogue#weekTrend}. */
  double weekTrend() {
    return bounded(Math.log((4.3 * lastWeek + 2) / (lastMonth + 2.0)));
  }

  /** See {@link Catalogue#rise}. */
  double rise() {
    double expected = (lastMonth - lastWeek) * WEEK_OF_REST;
    return (lastWeek - expected) / Math.sqrt(expected + 1);
  }

  private static double bounded(double trend) {
    return Math.max(-STEEPEST, Math.min(STEEPEST, trend));
  }

  /**
   * See {@link Catalogue#again}.
   *
   * @param mean the share of all items together
   */
  double again(double mean) {
    return (returned + MEAN_CUSTOMERS * mean) / (former + MEAN_CUSTOMERS);
  }

  /** Days from the first purchase to a time; 0 without one. */
  double ageDays(long millis) {
    return firstMillis == NEVER ? 0 : Math.max(0, millis - firstMillis) / MILLIS_PER_DAY;
  }
}
