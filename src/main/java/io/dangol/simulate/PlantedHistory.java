package io.dangol.simulate;

import io.dangol.table.Words.DayType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The purchases and visits of one customer of a shop with a plan. */
final class PlantedHistory {
  private static final double LIKED = 0.1;
  private static final int MOST_SEEN = 3;

  /** Gaps before the logs, after which the time to the first trip in them is as it should be. */
  private static final int GAPS_BEFORE = 8;

  private final ShopPlan plan;
  private final Assortment assortment;
  private final PlantedCustomer customer;
  private final Chance chance;
  private final List<SimulatedPurchase> purchases = new ArrayList<>();
  private final List<SimulatedVisit> visits = new ArrayList<>();

  private PlantedHistory(
      SimulateSettings settings, ShopPlan plan, Assortment assortment, PlantedCustomer customer) {
    this.plan = plan;
    this.assortment = assortment;
    this.customer = customer;
    this.chance = Chance.of(settings.seed(), Chance.Purpose.HISTORY, customer.number());
  }

  static PlantedHistory of(
      SimulateSettings settings,
      ShopPlan plan,
      Assortment assortment,
      PlantedCalendar calendar,
      PlantedCustomer customer) {
    PlantedHistory history = new PlantedHistory(settings, plan, assortment, customer);
    history.live(calendar, Math.min(settings.days(), customer.leftDay()));
    return history;
  }

  /** In no particular order. */
  List<SimulatedPurchase> purchases() {
    return purchases;
  }

  /** In no particular order. */
  List<SimulatedVisit> visits() {
    return visits;
  }

  private void live(PlantedCalendar calendar, int endDay) {
    Optional<DayType> habit = customer.habit().map(PlantedHabit::dayType);
    double end = calendar.timeOf(habit, endDay);
    double time =
        customer.joinedDay() >= 0
            ? calendar.timeOf(habit, customer.joinedDay())
            : -customer.gapDays() * GAPS_BEFORE * (1 + chance.uniform());
    while (time < end) {
      double next = time + customer.gap(chance);
      double between = time + chance.uniform() * (next - time);
      if (time >= 0) {
        trip(calendar.dayOf(habit, time));
      }
      if (between >= 0 && between < end && chance.hits(plan.browsing())) {
        look(calendar.dayOf(habit, between), second(), items(chance.between(1, MOST_SEEN)), false);
      }
      time = next;
    }
  }

  private void trip(int day) {
    int usual = customer.segment().items();
    List<SimulatedItem> basket = items(chance.between((usual + 1) / 2, usual + usual / 2));
    int second = second();
    boolean onWeb = chance.hits(plan.webShare());
    if (onWeb) {
      second = look(day, second, basket, plan.buys());
    }
    if (plan.buys()) {
      String receipt = id();
      for (SimulatedItem item : basket) {
        int quantity = chance.hits(0.85) ? 1 : 2;
        purchases.add(new SimulatedPurchase(day, second, receipt, item, quantity, 0, onWeb, true));
      }
    }
  }

  /** Returns the second after it. */
  private int look(int day, int start, List<SimulatedItem> seen, boolean taken) {
    String session = id();
    int second = start;
    for (SimulatedItem item : seen) {
      visit(day, second, session, "view", item);
      second += chance.between(5, 60);
      if (taken) {
        visit(day, second, session, "cart", item);
      } else if (chance.hits(LIKED)) {
        visit(day, second, session, "like", item);
      }
    }
    return second + 1;
  }

  private void visit(int day, int second, String session, String event, SimulatedItem item) {
    visits.add(new SimulatedVisit(day, second, session, event, Optional.of(item), "", true));
  }

  /** At least one item of any shop whose items are not all gone. */
  private List<SimulatedItem> items(int count) {
    Set<Integer> found = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      int item = assortment.drawAny(chance, SimulatedItem::alwaysOnSale);
      if (item != Assortment.NONE) {
        found.add(item);
      }
    }
    return found.stream().map(assortment::item).toList();
  }

  private int second() {
    int hour =
        customer
            .habit()
            .filter(habit -> chance.hits(PlantedHabit.KEPT))
            .map(habit -> habit.hour(chance))
            .orElseGet(() -> PlantedHabit.anyHour(chance));
    return hour * 3600 + chance.between(0, 3599);
  }

  private String id() {
    return Long.toUnsignedString(chance.bits(), 36).toUpperCase(Locale.ROOT);
  }
}
