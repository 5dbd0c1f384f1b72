package io.dangol.simulate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The purchases and visits of one customer during the days of the logs.
 *
 * <p>The time to simulate them grows with the number of events only, not with items or days.
 */
final class SimulatedHistory {
  private static final double FAVOURITE_HOUR_SHARE = 0.75;
  private static final double GAP_SIGMA = 0.2;
  private static final double BROWSING_PER_TRIP = 0.5;
  private static final int DAYS_OF_DECLINE = 28;
  private static final double DECLINE = 0.4;
  private static final double REFUNDED = 0.03;

  private final Assortment assortment;
  private final DayRhythm rhythm;
  private final SimulatedCustomer customer;
  private final Chance chance;
  private final Choices choices;
  private final int firstDay;
  private final int endDay;
  private final List<SimulatedPurchase> purchases = new ArrayList<>();
  private final List<SimulatedVisit> visits = new ArrayList<>();

  private SimulatedHistory(
      SimulateSettings settings,
      Assortment assortment,
      DayRhythm rhythm,
      SimulatedCustomer customer) {
    this.assortment = assortment;
    this.rhythm = rhythm;
    this.customer = customer;
    this.chance = Chance.of(settings.seed(), Chance.Purpose.HISTORY, customer.number());
    this.choices = new Choices(assortment, customer, chance);
    this.firstDay = Math.max(0, customer.joinedDay());
    this.endDay = Math.min(settings.days(), customer.dropoutDay());
  }

  static SimulatedHistory of(
      SimulateSettings settings,
      Assortment assortment,
      DayRhythm rhythm,
      SimulatedCustomer customer) {
    SimulatedHistory history = new SimulatedHistory(settings, assortment, rhythm, customer);
    history.restock();
    history.shop();
    history.browse();
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

  /** Buys each staple whenever it has run out. */
  private void restock() {
    for (SimulatedCustomer.Staple staple : customer.staples()) {
      double time = firstDay + chance.uniform() * staple.gapDays();
      while (time < endDay) {
        Set<Integer> basket = new LinkedHashSet<>();
        basket.add(staple.item());
        if (chance.hits(0.3)) {
          choices.fill(basket, (int) time, 2);
        }
        trip((int) time, basket);
        time += Math.max(1, staple.gapDays() * chance.logNormal(GAP_SIGMA));
      }
    }
  }

  private void shop() {
    double time = next(firstDay, customer.tripsPerDay());
    while (time < endDay) {
      if (happens((int) time)) {
        Set<Integer> basket = new LinkedHashSet<>();
        choices.fill(basket, (int) time, choices.size());
        trip((int) time, basket);
      }
      time = next(time, customer.tripsPerDay());
    }
  }

  private void browse() {
    double rate = customer.tripsPerDay() * BROWSING_PER_TRIP * (0.5 + customer.webShare());
    double time = next(firstDay, rate);
    while (time < endDay) {
      if (happens((int) time)) {
        Set<Integer> seen = new LinkedHashSet<>();
        choices.fill(seen, (int) time, chance.between(1, 4));
        session((int) time, second(), seen, Set.of(), chance.hits(0.75));
      }
      time = next(time, rate);
    }
  }

  /** The next possible time, at the rate of the busiest day; {@link #happens} thins them out. */
  private double next(double time, double rate) {
    return time + chance.exponential(1 / (rate * rhythm.busiest()));
  }

  private boolean happens(int day) {
    boolean declining =
        customer.dropoutDay() != SimulatedCustomer.NEVER
            && day >= customer.dropoutDay() - DAYS_OF_DECLINE;
    return chance.hits(rhythm.of(day) / rhythm.busiest() * (declining ? DECLINE : 1));
  }

  private void trip(int day, Set<Integer> basket) {
    boolean onWeb = chance.hits(customer.webShare());
    boolean withCard = onWeb || chance.hits(0.95);
    int second = second();
    if (onWeb) {
      Set<Integer> seen = new LinkedHashSet<>(basket);
      choices.fill(seen, day, chance.between(0, 2));
      second = session(day, second, seen, basket, true);
    }
    String receipt = id();
    for (int number : basket) {
      SimulatedItem item = assortment.item(number);
      int quantity = chance.hits(0.8) ? 1 : chance.between(2, 4);
      int discount = chance.hits(0.15) ? item.cents() * quantity * chance.between(1, 3) / 10 : 0;
      purchases.add(
          new SimulatedPurchase(day, second, receipt, item, quantity, discount, onWeb, withCard));
      if (!customer.isStaple(number)) {
        choices.remember(item);
        maybeReturn(day, item, onWeb, withCard);
      }
    }
  }

  private void maybeReturn(int day, SimulatedItem item, boolean onWeb, boolean withCard) {
    int later = day + chance.between(1, 14);
    if (chance.hits(REFUNDED) && later < endDay) {
      purchases.add(new SimulatedPurchase(later, second(), id(), item, -1, 0, onWeb, withCard));
    }
  }

  /** Returns the second after the session. Items that are not bought may stay in the cart. */
  private int session(int day, int start, Set<Integer> seen, Set<Integer> taken, boolean signedIn) {
    String session = id();
    int second = start;
    if (chance.hits(0.3)) {
      String query = customer.taste().search();
      visits.add(
          new SimulatedVisit(day, second, session, "search", Optional.empty(), query, signedIn));
      second += pause();
    }
    for (int number : seen) {
      for (String event : events(taken.contains(number))) {
        Optional<SimulatedItem> item = Optional.of(assortment.item(number));
        visits.add(new SimulatedVisit(day, second, session, event, item, "", signedIn));
        second += pause();
      }
    }
    return second;
  }

  private List<String> events(boolean taken) {
    if (taken) {
      return List.of("view", "cart");
    }
    double what = chance.uniform();
    if (what < 0.06) {
      return List.of("view", "cart", "uncart");
    }
    return what < 0.2
        ? List.of("view", "cart")
        : what < 0.27 ? List.of("view", "like") : List.of("view");
  }

  private int pause() {
    return chance.between(5, 60);
  }

  /** Early enough for a session to end on the same day. */
  private int second() {
    int hour = chance.hits(FAVOURITE_HOUR_SHARE) ? customer.favouriteHour() : chance.between(7, 21);
    return hour * 3600 + chance.between(0, 3599);
  }

  private String id() {
    return Long.toUnsignedString(chance.bits(), 36).toUpperCase(Locale.ROOT);
  }
}
