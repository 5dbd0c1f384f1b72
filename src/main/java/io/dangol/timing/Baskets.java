package io.dangol.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one customer bought, and the courses that follow from it. */
final class Baskets {

  /** Quantities are counted in thousandths; what was bought without one counts as 1. */
  static final long ONE = 1_000;

  /** Thousandths of what was bought by day. */
  private static final class Days extends TreeMap<Integer, Long> {
    private static final long serialVersionUID = 1L;

    void add(int day, long thousandths) {
      merge(day, thousandths, Math::addExact);
    }

    PurchaseDays purchaseDays(boolean withQuantities) {
      int[] days = keySet().stream().mapToInt(day -> day).toArray();
      double[] logs = new double[days.length];
      for (int i = 0; withQuantities && i < days.length; i++) {
        logs[i] = StrictMath.log(Math.max(1, get(days[i])) / (double) ONE);
      }
      return new PurchaseDays(days, logs);
    }
  }

  private final Catalogue catalogue;
  private final Days shop = new Days();
  private final Map<Integer, Days> categories = new TreeMap<>();
  private final Map<Long, Days> items = new TreeMap<>();

  Baskets(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Adds a purchase without an item. */
  void add(int day) {
    shop.add(day, ONE);
  }

  /** Adds a purchase; the order does not matter. */
  void add(int day, long item, long thousandths) {
    add(day);
    items.computeIfAbsent(item, key -> new Days()).add(day, thousandths);
    int category = catalogue.categoryOf(item);
    if (category != Catalogue.NO_CATEGORY) {
      categories.computeIfAbsent(category, key -> new Days()).add(day, thousandths);
    }
  }

  /**
   * The course in the shop, and those of categories and items with enough days.
   *
   * @param minPurchases days that a category or an item must have
   */
  List<Course> courses(int minPurchases) {
    List<Course> courses = new ArrayList<>();
    courses.add(new Course(Scope.SHOP, 0, shop.purchaseDays(false)));
    categories.forEach(
        (category, days) -> {
          if (days.size() >= minPurchases) {
            courses.add(new Course(Scope.CATEGORY, category, days.purchaseDays(true)));
          }
        });
    items.forEach(
        (item, days) -> {
          if (days.size() >= minPurchases) {
            courses.add(new Course(Scope.ITEM, item, days.purchaseDays(true)));
          }
        });
    return courses;
  }
}
