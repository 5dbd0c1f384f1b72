package io.dangol.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.testing.Hocon;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedHistoryTest {

  private static final int CUSTOMERS = 1_000;
  private static final SimulateSettings SETTINGS = settings(CUSTOMERS, 400, 180, 2.5);

  private final SimulatedShop shop = new SimulatedShop(SETTINGS);
  private final List<SimulatedCustomer> customers =
      IntStream.range(0, CUSTOMERS).mapToObj(shop::customer).toList();

  @Test
  void endsOnTheDropoutDayAndBeginsOnTheJoiningDay() {
    for (SimulatedCustomer customer : customers) {
      int first = Math.max(0, customer.joinedDay());
      int last = Math.min(SETTINGS.days(), customer.dropoutDay()) - 1;
      SimulatedHistory history = shop.history(customer);

      assertThat(history.purchases()).allSatisfy(p -> assertThat(p.day()).isBetween(first, last));
      assertThat(history.visits()).allSatisfy(v -> assertThat(v.day()).isBetween(first, last));
    }
  }

  @Test
  void buysStaplesAtTheirTrueGap() {
    double ratios = 0;
    int staples = 0;
    for (SimulatedCustomer customer : customers) {
      for (SimulatedCustomer.Staple staple : customer.staples()) {
        int[] days =
            shop.history(customer).purchases().stream()
                .filter(p -> p.item().number() == staple.item())
                .mapToInt(SimulatedPurchase::day)
                .sorted()
                .toArray();
        if (days.length > 4) {
          double gap = (days[days.length - 1] - days[0]) / (days.length - 1.0);
          assertThat(gap).isCloseTo(staple.gapDays(), within(0.5 * staple.gapDays()));
          ratios += gap / staple.gapDays();
          staples++;
        }
      }
    }

    assertThat(staples).isGreaterThan(100);
    assertThat(ratios / staples).isCloseTo(1, within(0.02));
  }

  @Test
  void drawsMostItemsFromTheTwoTastesAndFewItemsMakeMostSales() {
    Map<Integer, Integer> sales = new HashMap<>();
    int own = 0;
    int all = 0;
    for (SimulatedCustomer customer : customers) {
      for (SimulatedPurchase purchase : shop.history(customer).purchases()) {
        Taste taste = purchase.item().taste();
        own += taste == customer.taste() || taste == customer.secondTaste() ? 1 : 0;
        all++;
        sales.merge(purchase.item().number(), 1, Integer::sum);
      }
    }
    int top =
        sales.values().stream().sorted((a, b) -> b - a).limit(40).mapToInt(Integer::intValue).sum();

    assertThat((double) own / all).isBetween(0.65, 0.95);
    assertThat((double) top / all).isGreaterThan(0.3);
  }

  @Test
  void isMostlyActiveAtTheFavouriteHour() {
    for (SimulatedCustomer customer : customers.subList(0, 50)) {
      List<SimulatedPurchase> purchases = shop.history(customer).purchases();
      long then =
          purchases.stream().filter(p -> p.second() / 3600 == customer.favouriteHour()).count();
      if (purchases.size() > 40) {
        assertThat((double) then / purchases.size()).isGreaterThan(0.4);
      }
    }
  }

  @Test
  void sellsOnlyItemsOnSaleAndRepeatsNoLine() {
    Set<String> lines = new HashSet<>();
    int count = 0;
    for (SimulatedCustomer customer : customers) {
      for (SimulatedPurchase purchase : shop.history(customer).purchases()) {
        assertThat(purchase.quantity() < 0 || purchase.item().onSale(purchase.day())).isTrue();
        lines.add(PurchaseLine.of(purchase, "", SETTINGS.lastDay(), Dirt.NONE));
        count++;
      }
    }

    assertThat(lines).hasSize(count);
  }

  @Test
  void theNumberOfEventsDependsOnTripsNotOnItems() {
    long few = events(settings(CUSTOMERS, 400, 180, 1));
    long many = events(settings(CUSTOMERS, 400, 180, 10));
    long manyItems = events(settings(CUSTOMERS, 8_000, 180, 10));

    assertThat((double) many / few).isBetween(5.0, 10.0);
    assertThat((double) manyItems / many).isBetween(0.9, 1.1);
  }

  @Test
  void midsummerIsAsMuchBusierAsTheSeasonSays() {
    // August against February, day 212 to 242 of the year against 29 to 59: the mean of the wave
    // is .72 and -.73, so (1 + .5 * .72) / (1 - .5 * .73) = 2.1.
    SimulateSettings strong = seasonal(0.5);

    double summer = purchases(strong, 30, 60);
    double winter = purchases(strong, 30 + 182, 60 + 182);

    assertThat(summer / winter).isBetween(1.8, 2.6);
    assertThat(purchases(seasonal(0), 30, 60) / purchases(seasonal(0), 212, 242))
        .isBetween(0.8, 1.25);
  }

  /** Purchases on the days from one, counted from the first of July, to another. */
  private static double purchases(SimulateSettings settings, int from, int to) {
    SimulatedShop shop = new SimulatedShop(settings);
    return IntStream.range(0, settings.customers())
        .mapToObj(shop::customer)
        // Who is there on all the days, so that only the season differs.
        .filter(customer -> customer.joinedDay() <= 0 && customer.dropoutDay() >= settings.days())
        .flatMap(customer -> shop.history(customer).purchases().stream())
        .filter(purchase -> purchase.day() >= from && purchase.day() < to)
        .count();
  }

  private static SimulateSettings seasonal(double season) {
    return Hocon.settings(
        "simulate",
        """
        customers = 300, items = 400, days = 365, trips-per-month = 4
        last-day = "2026-06-30", zone = Europe/Lisbon, seed = 42
        loyal-share = 0, season = %s, dirt = 0, files-per-day = 1, folder = work/logs
        """
            .formatted(season),
        SimulateSettings::read);
  }

  @Test
  void givesTheSameCustomerForTheSameNumberOnly() {
    assertThat(shop.history(customers.get(7)).purchases())
        .isEqualTo(new SimulatedShop(SETTINGS).history(shop.customer(7)).purchases());
    assertThat(customers.stream().map(c -> c.tripsPerDay()).distinct()).hasSize(CUSTOMERS);
  }

  private static long events(SimulateSettings settings) {
    SimulatedShop shop = new SimulatedShop(settings);
    return IntStream.range(0, settings.customers())
        .mapToObj(number -> shop.history(shop.customer(number)))
        .mapToLong(history -> history.purchases().size() + history.visits().size())
        .sum();
  }

  static SimulateSettings settings(int customers, int items, int days, double trips) {
    return Hocon.settings(
        "simulate",
        """
        customers = %s, items = %s, days = %s, trips-per-month = %s
        last-day = "2026-06-30", zone = Europe/Lisbon, seed = 42
        loyal-share = 0.35, season = 0.15, dirt = 0, files-per-day = 1, folder = work/logs
        """
            .formatted(customers, items, days, trips),
        SimulateSettings::read);
  }
}
