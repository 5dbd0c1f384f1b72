package io.dangol.timing;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * By how much a larger quantity stretches the gap after it: the gap grows with the quantity to the
 * power of the stretch.
 *
 * <p>It is the slope of ln(gap) on ln(quantity) within courses, so that customers who buy much and
 * often do not hide it. A category with little to tell from is shrunk to the shop, and the shop to
 * 0. Gaps that are open are left out: here only the differences between a customer's gaps count.
 *
 * @param shop the stretch of categories without an own one
 * @param byCategory the stretch by number of the category, each from 0 to 1
 */
record QuantityEffect(double shop, Map<Integer, Double> byCategory) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How far stretches are apart between categories: the standard deviation before any data. */
  private static final double SPREAD = 0.25;

  /** The precision of sums. */
  private static final double UNIT = 1L << 20;

  QuantityEffect {
    byCategory = new HashMap<>(byCategory);
  }

  /**
   * Sums over the courses of a category; whole numbers, so that no order changes them.
   *
   * @param freedom gaps beyond the first of each course
   * @param sxx squared deviations of ln(quantity) from the mean of the course
   * @param sxy products of these and those of ln(gap)
   * @param syy squared deviations of ln(gap)
   */
  record Sums(int category, long freedom, long sxx, long sxy, long syy) {

    /** Of one course, as known at the end of a day. */
    static Sums of(int category, PurchaseDays days, int asOf) {
      int gaps = days.upTo(asOf) - 1;
      double sumX = 0;
      double sumY = 0;
      for (int i = 0; i < gaps; i++) {
        sumX += days.logQuantities()[i];
        sumY += logGap(days, i);
      }
      double sxx = 0;
      double sxy = 0;
      double syy = 0;
      for (int i = 0; i < gaps; i++) {
        double x = days.logQuantities()[i] - sumX / gaps;
        double y = logGap(days, i) - sumY / gaps;
        sxx += x * x;
        sxy += x * y;
        syy += y * y;
      }
      return new Sums(category, Math.max(0, gaps - 1), units(sxx), units(sxy), units(syy));
    }

    private static double logGap(PurchaseDays days, int at) {
      return StrictMath.log(days.days()[at + 1] - days.days()[at]);
    }

    private static long units(double sum) {
      return Math.round(sum * UNIT);
    }
  }

  static QuantityEffect of(Collection<Sums> categories) {
    double freedom = categories.stream().mapToLong(Sums::freedom).sum();
    double sxx = categories.stream().mapToLong(Sums::sxx).sum() / UNIT;
    double sxy = categories.stream().mapToLong(Sums::sxy).sum() / UNIT;
    double syy = categories.stream().mapToLong(Sums::syy).sum() / UNIT;
    if (!(sxx > 0)) {
      return new QuantityEffect(0, Map.of());
    }
    double rest = Math.max(0, syy - sxy * sxy / sxx) / Math.max(1, freedom - 1);
    double prior = rest / (SPREAD * SPREAD);
    double shop = bounded(sxy / (sxx + prior));
    Map<Integer, Double> byCategory = new HashMap<>();
    for (Sums sums : categories) {
      byCategory.put(
          sums.category(),
          bounded((sums.sxy() / UNIT + prior * shop) / (sums.sxx() / UNIT + prior)));
    }
    return new QuantityEffect(shop, byCategory);
  }

  double of(int category) {
    return byCategory.getOrDefault(category, shop);
  }

  private static double bounded(double stretch) {
    return Math.min(1, Math.max(0, stretch));
  }
}
