package io.dangol.demand;

import io.dangol.table.Words.DemandTrend;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether an item's buyers become more or fewer, and what says so.
 *
 * @param trend empty while the log is too young to tell
 * @param late buyers of the last 28 days
 * @param early buyers of the 56 days before
 * @param ratio of the level in the last days to that before; empty for a new item, and while the
 *     log is too young
 * @param quiet the probability that nobody buys it for so long, at the level of the 56 days up to
 *     its last buyer; empty if it had one in the last 28 days
 */
record TrendEvidence(
    Optional<DemandTrend> trend,
    long late,
    long early,
    Optional<Ratio> ratio,
    OptionalDouble quiet,
    int firstDay,
    int lastDay) {

  static final int LATE_DAYS = 28;
  static final int EARLY_DAYS = 56;

  /** All that is looked at. */
  static final int DAYS = LATE_DAYS + EARLY_DAYS;

  /** Days of a log before which nothing is told of a trend. */
  static final int LEAST_AGE = 56;

  private static final double UNLIKELY = 0.05;

  /**
   * How firmly nothing is expected to change: the ratio is within 1/4 and 4 with odds of 4 to 1.
   */
  private static final double FIRMNESS = 2;

  /** Jeffreys' prior of a Poisson rate. */
  private static final double JEFFREYS = 0.5;

  /**
   * @param item with a buyer up to the day
   * @param age days of the log up to the day
   * @param margin a ratio that is surely above it is a rise, and below its inverse a fall
   */
  static TrendEvidence of(ItemHistory item, int asOf, int age, DayWeights weights, double margin) {
    int lateFrom = asOf - LATE_DAYS + 1;
    int earlyFrom = Math.max(asOf - DAYS + 1, item.first());
    int last = item.lastUpTo(asOf);
    long late = item.between(lateFrom, asOf);
    long early = item.between(earlyFrom, lateFrom - 1);
    boolean isOld = age >= LEAST_AGE;
    Optional<Ratio> ratio = Optional.empty();
    if (isOld && item.first() < lateFrom) {
      // Of an item that was new then, the first buyer is no news.
      long news = item.first() == earlyFrom ? early - 1 : early;
      ratio =
          Optional.of(
              ratio(
                  late,
                  weights.between(lateFrom, asOf),
                  news,
                  weights.between(earlyFrom, lateFrom - 1)));
    }
    OptionalDouble quiet =
        last < lateFrom
            ? OptionalDouble.of(quiet(item, last, asOf, weights))
            : OptionalDouble.empty();
    Optional<DemandTrend> trend =
        isOld ? Optional.of(trend(ratio, quiet, margin)) : Optional.empty();
    return new TrendEvidence(trend, late, early, ratio, quiet, item.first(), last);
  }

  /** Before anything is known, both levels are the mean one, and equally uncertain. */
  private static Ratio ratio(long late, double lateWeight, long early, double earlyWeight) {
    double mean = (late + early + FIRMNESS) / (lateWeight + earlyWeight);
    Level usual = new Level(FIRMNESS, FIRMNESS / mean);
    return Ratio.of(usual.with((double) late, lateWeight), usual.with((double) early, earlyWeight));
  }

  /** (b / (b + q))^a: no buyer on days of weight q, at a level of shape a and time b. */
  private static double quiet(ItemHistory item, int last, int asOf, DayWeights weights) {
    int from = last - EARLY_DAYS + 1;
    double shape = JEFFREYS + item.between(from, last);
    double weight = weights.between(last + 1, asOf);
    return StrictMath.exp(-shape * StrictMath.log1p(weight / weights.between(from, last)));
  }

  private static DemandTrend trend(Optional<Ratio> ratio, OptionalDouble quiet, double margin) {
    if (ratio.isEmpty()) {
      return DemandTrend.NEW;
    }
    if (quiet.isPresent() && quiet.getAsDouble() < UNLIKELY) {
      return DemandTrend.FADING;
    }
    if (ratio.get().low() > margin) {
      return DemandTrend.RISING;
    }
    return ratio.get().high() < 1 / margin ? DemandTrend.FALLING : DemandTrend.STEADY;
  }
}
