package io.dangol.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.table.Words.DayType;
import io.dangol.testing.Hocon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedShopTest {

  private static final int CUSTOMERS = 1_500;

  @ParameterizedTest
  @ValueSource(ints = {2023, 2024})
  void theMeanOfTheSeasonOverAYearIsOne(int year) {
    LocalDate first = LocalDate.of(year, 1, 1);

    double[] days =
        first
            .datesUntil(first.plusYears(1))
            .mapToDouble(day -> PlantedCalendar.season(ShopPlans.FASHION, day))
            .toArray();

    assertThat(IntStream.range(0, days.length).mapToDouble(i -> days[i]).average().orElseThrow())
        .isCloseTo(1, within(1e-12));
    assertThat(days[ShopPlans.FASHION.peakDay() - 1]).isEqualTo(1 + ShopPlans.FASHION.wave());
  }

  @ParameterizedTest
  @EnumSource(value = ShopKind.class, names = "DEMO", mode = EnumSource.Mode.EXCLUDE)
  void everyCustomerIsInASegment(ShopKind kind) {
    ShopPlan plan = kind.plan().orElseThrow();

    assertThat(plan.segments().stream().mapToDouble(PlantedSegment::share).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(plan.segment(0)).isEqualTo(plan.segments().get(0));
    assertThat(plan.segment(1 - 1e-12)).isEqualTo(plan.segments().get(plan.segments().size() - 1));
  }

  /** A gamma distribution with mean m and shape k has the variance m^2 / k. */
  @Test
  void gapsHaveThePlantedMeanAndShape() {
    for (PlantedCustomer customer : customers(shop(ShopKind.GROCERY, 42)).subList(0, 20)) {
      Chance chance = Chance.of(1, Chance.Purpose.HISTORY, customer.number());
      double[] gaps = IntStream.range(0, 20_000).mapToDouble(i -> customer.gap(chance)).toArray();
      double mean = IntStream.range(0, gaps.length).mapToDouble(i -> gaps[i]).average().orElse(0);
      double variance =
          IntStream.range(0, gaps.length)
              .mapToDouble(i -> (gaps[i] - mean) * (gaps[i] - mean))
              .average()
              .orElse(0);

      assertThat(mean).isCloseTo(customer.gapDays(), within(0.03 * customer.gapDays()));
      assertThat(mean * mean / variance)
          .isCloseTo(customer.segment().shape(), within(0.1 * customer.segment().shape()));
    }
  }

  /** Over two whole years a customer with a gap of g days comes 730 / g times, whatever season. */
  @ParameterizedTest
  @EnumSource(
      value = ShopKind.class,
      names = {"GROCERY", "FASHION"})
  void customersComeAsOftenAsTheirGapSays(ShopKind kind) {
    PlantedShop shop = shop(kind, 42);
    double expected = 0;
    long came = 0;
    for (PlantedCustomer customer : customers(shop)) {
      if (customer.joinedDay() < 0 && customer.leftDay() == PlantedCustomer.NEVER) {
        expected += 730 / customer.gapDays();
        came +=
            shop.history(customer.number()).purchases().stream()
                .map(p -> p.receipt())
                .distinct()
                .count();
      }
    }

    assertThat(came / expected).isCloseTo(1, within(0.03));
  }

  @Test
  void thePeakIsAsMuchBusierAsTheWaveSays() {
    // 61 days around the peak and the trough: the mean of the cosine is 2 sin(.525) / 1.05 = .955.
    PlantedShop shop = shop(ShopKind.FASHION, 42);
    int peak = 345 - 1;
    long busy = purchases(shop, peak - 30, peak + 30);
    long quiet = purchases(shop, peak - 183 - 30, peak - 183 + 30);

    assertThat((double) busy / quiet).isCloseTo((1 + 0.6 * 0.955) / (1 - 0.6 * 0.955), within(0.5));
  }

  @Test
  void asManyCustomersAreThereAtTheEndAsAtTheBeginning() {
    List<PlantedCustomer> customers = customers(shop(ShopKind.FASHION, 42));

    assertThat(there(customers, 700) / (double) there(customers, 30)).isCloseTo(1, within(0.08));
  }

  @Test
  void customersKeepTheirHabits() {
    SimulateSettings settings = settings(ShopKind.GROCERY, 42);
    PlantedShop shop = new PlantedShop(settings, ShopPlans.GROCERY);
    int trips = 0;
    int atTheTime = 0;
    int onTheDays = 0;
    for (PlantedCustomer customer : customers(shop)) {
      PlantedHabit habit = customer.habit().orElse(null);
      if (habit != null) {
        for (SimulatedPurchase purchase : shop.history(customer.number()).purchases()) {
          trips++;
          atTheTime += isIn(habit, purchase.second() / 3600) ? 1 : 0;
          boolean weekend = settings.date(purchase.day()).getDayOfWeek().getValue() > 5;
          onTheDays += weekend == (habit.dayType() == DayType.WEEKEND) ? 1 : 0;
        }
      }
    }

    // 90 % on purpose, and some of the others by chance.
    assertThat((double) atTheTime / trips).isBetween(0.9, 0.95);
    assertThat((double) onTheDays / trips).isBetween(0.87, 0.93);
  }

  @Test
  void nobodyBuysInAShopOfReaders() {
    PlantedShop shop = shop(ShopKind.MEDIA, 42);

    for (int number = 0; number < 200; number++) {
      assertThat(shop.purchases(number)).isEmpty();
    }
    assertThat(shop.visits(0)).isNotEmpty();
  }

  @Test
  void nobodyComesBeforeJoiningOrAfterLeaving() {
    PlantedShop shop = shop(ShopKind.FASHION, 42);
    for (PlantedCustomer customer : customers(shop)) {
      List<Integer> days = new ArrayList<>();
      shop.history(customer.number()).purchases().forEach(p -> days.add(p.day()));
      shop.history(customer.number()).visits().forEach(v -> days.add(v.day()));

      assertThat(days)
          .allSatisfy(
              day ->
                  assertThat(day)
                      .isBetween(
                          Math.max(0, customer.joinedDay()),
                          Math.min(730, customer.leftDay()) - 1));
      assertThat(customer.joinedDay() < 0 || days.contains(customer.joinedDay())).isTrue();
    }
  }

  @Test
  void theSeedDecides() {
    PlantedShop shop = shop(ShopKind.GROCERY, 42);

    assertThat(shop(ShopKind.GROCERY, 42).purchases(7)).isEqualTo(shop.purchases(7)).isNotEmpty();
    assertThat(shop(ShopKind.GROCERY, 42).truth(7)).isEqualTo(shop.truth(7));
    assertThat(shop(ShopKind.GROCERY, 43).purchases(7)).isNotEqualTo(shop.purchases(7));
  }

  private static boolean isIn(PlantedHabit habit, int hour) {
    return switch (habit.daypart()) {
      case MORNING -> hour >= 6 && hour < 11;
      case MIDDAY -> hour >= 11 && hour < 14;
      case AFTERNOON -> hour >= 14 && hour < 17;
      default -> hour >= 17 && hour < 22;
    };
  }

  private static long purchases(PlantedShop shop, int from, int to) {
    return IntStream.range(0, CUSTOMERS)
        .mapToObj(shop::history)
        .flatMap(history -> history.purchases().stream())
        .filter(purchase -> purchase.day() >= from && purchase.day() <= to)
        .count();
  }

  private static long there(List<PlantedCustomer> customers, int day) {
    return customers.stream().filter(c -> c.joinedDay() <= day && c.leftDay() > day).count();
  }

  private static List<PlantedCustomer> customers(PlantedShop shop) {
    return IntStream.range(0, CUSTOMERS).mapToObj(shop::customer).toList();
  }

  private static PlantedShop shop(ShopKind kind, int seed) {
    return new PlantedShop(settings(kind, seed), kind.plan().orElseThrow());
  }

  /** The years 2022 and 2023. */
  private static SimulateSettings settings(ShopKind kind, int seed) {
    return Hocon.settings(
        "simulate",
        """
        kind = %s, customers = %s, items = 100, days = 730, last-day = "2023-12-31"
        zone = Europe/Lisbon, seed = %s, dirt = 0
        """
            .formatted(kind.name().toLowerCase(Locale.ROOT), CUSTOMERS, seed),
        SimulateSettings::read);
  }
}
