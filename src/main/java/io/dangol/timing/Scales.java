package io.dangol.timing;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The usual gap of each item or category, as ln of days. One with little to tell from is shrunk to
 * its category, and the category to the shop.
 *
 * <p>The figure of a course is the ln of its time per closed gap. Its differences between the
 * courses of an item, the items of a category and the categories are taken apart by their variances
 * ({@link NestedVariances}), and each mean is the best linear predictor. The levels of the scales
 * matter only relative to each other: the {@link GapModel} is fitted in units of them.
 *
 * @param shop of what is in no known category
 * @param byCategory of items of a category without a course, by number of the category
 * @param byTarget of items or categories
 */
record Scales(double shop, Map<Integer, Double> byCategory, Map<Long, Double> byTarget)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The precision of sums. */
  private static final double UNIT = 1L << 20;

  Scales {
    byCategory = new HashMap<>(byCategory);
    byTarget = new HashMap<>(byTarget);
  }

  /**
   * Sums over the courses of one item or category; whole numbers, so that no order changes them.
   *
   * @param category of the item; the same for all where there is none
   * @param courses at least 1
   * @param sum of the figures, in units of 2^-20
   * @param squares of the figures, in the same units
   */
  record Sums(long target, int category, long courses, long sum, long squares) {

    static Sums of(long target, int category, double figure) {
      return new Sums(
          target, category, 1, Math.round(figure * UNIT), Math.round(figure * figure * UNIT));
    }

    /** With other courses of the same target. */
    Sums plus(Sums more) {
      return new Sums(
          target,
          category,
          Math.addExact(courses, more.courses),
          Math.addExact(sum, more.sum),
          Math.addExact(squares, more.squares));
    }

    double mean() {
      return sum / UNIT / courses;
    }

    double total() {
      return sum / UNIT;
    }

    double totalOfSquares() {
      return squares / UNIT;
    }
  }

  /**
   * The figure of a course with at least one closed gap, as known at the end of a day. The open gap
   * counts up to the longest that was closed, because a longer one says that the customer has left
   * rather than how fast they buy.
   */
  static double figure(PurchaseDays days, int asOf, double stretch) {
    Gaps gaps = days.gaps(asOf, new Unit(0, stretch));
    double sum = 0;
    double longest = 0;
    for (double gap : gaps.closed()) {
      sum += gap;
      longest = Math.max(longest, gap);
    }
    return StrictMath.log((sum + Math.min(gaps.open(), longest)) / gaps.closed().length);
  }

  /** Throws {@link IllegalArgumentException} without a course. */
  static Scales of(Collection<Sums> targets) {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("no course to take a scale from");
    }
    NestedVariances variances = NestedVariances.of(targets);
    Map<Integer, Mean> means = new TreeMap<>();
    for (Sums sums : targets) {
      means
          .computeIfAbsent(sums.category(), key -> new Mean())
          .add(sums.mean(), variances.items() + variances.error(sums), (double) sums.courses());
    }
    Mean shop = new Mean();
    means.values().forEach(mean -> shop.add(mean, variances.categories()));
    Map<Integer, Double> byCategory = new HashMap<>();
    means.forEach(
        (category, mean) ->
            byCategory.put(
                category,
                shrunk(mean.value(), mean.error(), shop.value(), variances.categories())));
    Map<Long, Double> byTarget = new HashMap<>();
    for (Sums sums : targets) {
      double prior = byCategory.get(sums.category());
      byTarget.put(
          sums.target(), shrunk(sums.mean(), variances.error(sums), prior, variances.items()));
    }
    return new Scales(shop.value(), byCategory, byTarget);
  }

  double of(long target, int category) {
    Double own = byTarget.get(target);
    return own != null ? own : byCategory.getOrDefault(category, shop);
  }

  /** The best linear predictor of a mean that varies around another one. */
  private static double shrunk(double mean, double error, double prior, double variance) {
    return variance <= 0 ? prior : prior + variance / (variance + error) * (mean - prior);
  }

  /** A mean of figures, each with the weight of its precision. */
  private static final class Mean {
    private double courses;
    private double weights;
    private double sum;
    private double precision;

    /**
     * @param courses the weight in place of the precision, if nothing varies
     */
    void add(double figure, double variance, double courses) {
      double weight = variance > 0 ? 1 / variance : courses;
      this.courses += courses;
      weights += weight;
      sum += weight * figure;
      precision += variance > 0 ? weight : Double.POSITIVE_INFINITY;
    }

    /**
     * @param variance of such means, in addition to the error of this one
     */
    void add(Mean mean, double variance) {
      add(mean.value(), variance + mean.error(), mean.courses);
    }

    double value() {
      return sum / weights;
    }

    /** The variance of the mean. */
    double error() {
      return 1 / precision;
    }
  }
}
