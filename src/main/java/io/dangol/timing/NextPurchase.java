package io.dangol.timing;

/**
 * What is known of a customer's next purchase at the end of a day. Days count from that day: 1 is
 * the day after it.
 *
 * @param dueIn the day that the next purchase comes up to with probability .5
 * @param from the first day of the window that it falls into with probability .8
 * @param until the last day of that window
 * @param within7 probability of a purchase within 7 days
 * @param within30 probability of a purchase within 30 days
 * @param returns probability of a purchase within the horizon; the days are given that there is one
 * @param usualGap of this customer, after a usual quantity, in days
 * @param regularity 0 if the next purchase may come at any time, up to 1
 */
record NextPurchase(
    int dueIn,
    int from,
    int until,
    double within7,
    double within30,
    double returns,
    double usualGap,
    double regularity) {

  private static final double OUTSIDE = 0.1;
  private static final double LIKELIER_THAN_NOT = 0.5;

  /**
   * Predicts from what was known at the end of a day.
   *
   * @param days with at least one purchase up to the day
   * @param horizon in days
   */
  static NextPurchase of(PurchaseDays days, int asOf, Unit unit, GapModel model, int horizon) {
    int purchases = days.upTo(asOf);
    GapOutlook outlook = model.outlook(days.gaps(asOf, unit));
    double unitDays = days.lastUnit(purchases, unit);
    double quiet = asOf - days.last(purchases);
    double limit = horizon / unitDays;
    // A day takes the time from half a day before to half a day after it.
    double half = PurchaseDays.HALF_A_DAY;
    double median = outlook.quantile(0.5, limit) * unitDays - quiet;
    double low = outlook.quantile(OUTSIDE, limit) * unitDays - quiet;
    double high = outlook.quantile(1 - OUTSIDE, limit) * unitDays - quiet;
    int dueIn = day(median, horizon);
    return new NextPurchase(
        dueIn,
        Math.min(dueIn, day(low + half, horizon)),
        Math.max(dueIn, day(high - half, horizon)),
        outlook.returnsWithin(7 / unitDays),
        outlook.returnsWithin(30 / unitDays),
        outlook.returnsWithin(limit),
        outlook.usualGap() * StrictMath.exp(unit.logDays()),
        outlook.regularity());
  }

  /** Whether a date is worth showing. */
  boolean isLikely() {
    return returns >= LIKELIER_THAN_NOT;
  }

  private static int day(double time, int horizon) {
    return (int) Math.min(horizon, Math.max(1, Math.round(time)));
  }
}
