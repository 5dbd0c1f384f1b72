package io.dangol.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Chooses items for one customer: earlier purchases, items of their tastes, and popular items. */
final class Choices {
  private static final double AGAIN = 0.25;
  private static final double FIRST_TASTE = 0.45;
  private static final double SECOND_TASTE = 0.15;
  private static final double ONE_MORE = 0.5;
  private static final int MOST = 10;

  private final Assortment assortment;
  private final SimulatedCustomer customer;
  private final Chance chance;
  private final List<SimulatedItem> bought = new ArrayList<>();

  Choices(Assortment assortment, SimulatedCustomer customer, Chance chance) {
    this.assortment = assortment;
    this.customer = customer;
    this.chance = chance;
  }

  /** Remembers a purchase; the item may be chosen again from now on. */
  void remember(SimulatedItem item) {
    bought.add(item);
  }

  /** The number of items of one trip, two on average. */
  int size() {
    int size = 1;
    while (size < MOST && chance.hits(ONE_MORE)) {
      size++;
    }
    return size;
  }

  /**
   * Adds at most {@code count} items on sale. Staples are left out, because they are bought when
   * they run out.
   */
  void fill(Set<Integer> basket, int day, int count) {
    for (int i = 0; i < count; i++) {
      int item = choose(day);
      if (item != Assortment.NONE) {
        basket.add(item);
      }
    }
  }

  private int choose(int day) {
    double what = chance.uniform();
    if (what < AGAIN && !bought.isEmpty()) {
      SimulatedItem again = bought.get(chance.between(0, bought.size() - 1));
      return again.consumable() && isFit(again, day) ? again.number() : Assortment.NONE;
    }
    if (what < AGAIN + FIRST_TASTE) {
      return assortment.draw(customer.taste(), chance, item -> isFit(item, day));
    }
    return what < AGAIN + FIRST_TASTE + SECOND_TASTE
        ? assortment.draw(customer.secondTaste(), chance, item -> isFit(item, day))
        : assortment.drawAny(chance, item -> isFit(item, day));
  }

  private boolean isFit(SimulatedItem item, int day) {
    return item.onSale(day) && !customer.isStaple(item.number());
  }
}
