package io.dangol.demand;

import io.dangol.learn.NegativeBinomial;

/**
 * What an item's days say of its level: a gamma distribution.
 *
 * @param shape above 0: that of the prior, and the buyers so far
 * @param time above 0: that of the prior, and the weights of the days so far
 */
record Level(double shape, double time) {

  double mean() {
    return shape / time;
  }

  /**
   * Buyers on days to come, by when the level has changed: its relative variance, 1 / shape, is
   * greater by the square of the drift.
   *
   * @param weight of these days
   * @param drift as of {@link Memory}
   */
  NegativeBinomial ahead(double weight, double drift) {
    return new NegativeBinomial(shape / (1 + shape * drift * drift), mean() * weight);
  }

  /** The level with more buyers, who came on days of this weight. */
  Level with(double buyers, double weight) {
    return new Level(shape + buyers, time + weight);
  }

  static Level of(LevelPrior prior) {
    return new Level(prior.shape(), prior.time());
  }

  /**
   * The level at the ends of some days, where a day counts half as much after some days (Harvey and
   * Fernandes 1989). The prior is not forgotten.
   *
   * <p>Days count from the first one with a buyer, whose first buyer is left out: that there was
   * one is no news, as without the item would not be looked at.
   *
   * @param ends ascending; for one before the item's first day it is the prior
   */
  static Level[] at(
      int[] ends, ItemHistory item, DayWeights weights, LevelPrior prior, int halfLife) {
    double kept = Memory.kept(halfLife);
    Level[] levels = new Level[ends.length];
    double buyers = -1;
    double weight = 0;
    int day = item.first();
    for (int i = 0; i < ends.length; i++) {
      for (; day <= ends[i]; day++) {
        buyers = (day == item.first() ? buyers : buyers * kept) + item.on(day);
        weight = weight * kept + weights.of(day);
      }
      levels[i] = ends[i] < item.first() ? of(prior) : of(prior).with(buyers, weight);
    }
    return levels;
  }
}
