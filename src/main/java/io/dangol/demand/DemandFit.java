package io.dangol.demand;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Finds the memory under which the numbers of buyers of a shop's past are most likely: those of a
 * horizon after each of up to twelve days, a week apart, each predicted from what came before.
 */
final class DemandFit implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Days of the log before the first day that is predicted from. */
  static final int LEARNED_DAYS = 28;

  private static final int TESTS = 12;
  private static final double UNIT = 1 << 20;

  private final int days;
  private final int activeDays;
  private final DayWeights weights;
  private final LevelPrior prior;

  /** The days that are predicted from, ascending. */
  private final int[] from;

  /** The weight of the days ahead, by half-life and day that is predicted from. */
  private final double[][] ahead;

  DemandFit(
      int asOf, int days, int activeDays, ShopDays shop, DayWeights weights, LevelPrior prior) {
    this.days = days;
    this.activeDays = activeDays;
    this.weights = weights;
    this.prior = prior;
    from =
        IntStream.range(0, TESTS)
            .map(test -> asOf - days - DayWeights.WEEK * test)
            .filter(day -> shop.age(day) >= LEARNED_DAYS)
            .sorted()
            .toArray();
    ahead =
        IntStream.of(Memory.HALF_LIVES)
            .mapToObj(halfLife -> weightsAhead(shop, halfLife))
            .toArray(double[][]::new);
  }

  private double[] weightsAhead(ShopDays shop, int halfLife) {
    return IntStream.of(from)
        .mapToDouble(
            day -> weights.ahead(day + 1, days) * Season.factor(shop, weights, day, days, halfLife))
        .toArray();
  }

  /**
   * Adds the log-likelihoods of an item, in whole units, for each memory.
   *
   * @param sums {@link Memory#SIZE} numbers from the offset on
   */
  void add(ItemHistory item, long[] sums, int offset) {
    for (int i = 0; i < Memory.SIZE; i += Memory.SIZE / Memory.HALF_LIVES.length) {
      int halfLife = Memory.at(i).halfLife();
      Level[] levels = Level.at(from, item, weights, prior, halfLife);
      for (int test = 0; test < from.length; test++) {
        if (item.isActive(from[test], activeDays)) {
          add(item, levels[test], i, test, sums, offset);
        }
      }
    }
  }

  private void add(ItemHistory item, Level level, int first, int test, long[] sums, int offset) {
    int perHalfLife = Memory.SIZE / Memory.HALF_LIVES.length;
    double weight = ahead[first / perHalfLife][test];
    int came = Math.toIntExact(item.between(from[test] + 1, from[test] + days));
    for (int i = first; i < first + perHalfLife; i++) {
      double log = level.ahead(weight, Memory.at(i).drift()).logProbability(came);
      sums[offset + i] += Math.round(log * UNIT);
    }
  }

  /** The likeliest memory, the first one of several; the usual one if nothing was tried. */
  Memory best(long[] sums, int offset) {
    if (from.length == 0) {
      return Memory.USUAL;
    }
    int best = 0;
    for (int i = 1; i < Memory.SIZE; i++) {
      best = sums[offset + i] > sums[offset + best] ? i : best;
    }
    return Memory.at(best);
  }
}
