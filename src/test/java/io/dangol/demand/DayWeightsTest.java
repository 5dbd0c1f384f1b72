package io.dangol.demand;

import static io.dangol.demand.DemandFixtures.MONDAY;
import static io.dangol.demand.DemandFixtures.day;
import static io.dangol.demand.DemandFixtures.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DayWeightsTest {

  private static final int SUNDAY = 6;
  private static final int WEEKS = 12;
  private static final int LAST = MONDAY + 7 * WEEKS - 1;

  @Test
  void mondayIsTheFirstWeekday() {
    assertThat(DayWeights.weekday(day("2011-12-05"))).isZero();
    assertThat(DayWeights.weekday(day("2011-12-11"))).isEqualTo(SUNDAY);
    assertThat(DayWeights.weekday(day("1969-12-28"))).isEqualTo(SUNDAY);
  }

  @Test
  void aWeekdayCountsAsItsBuyersDo() {
    // 100 on weekdays but Saturdays, when there are 250, and no Sundays: 750 a week.
    DayWeights weights = DayWeights.of(shop(MONDAY, LAST, DayWeightsTest::week), LAST);

    double usual = 750.0 / 7;
    assertThat(weights.factor(0))
        .isCloseTo((WEEKS * 100 + 10) / (WEEKS * usual + 10), within(1e-12));
    assertThat(weights.factor(5))
        .isCloseTo((WEEKS * 250 + 10) / (WEEKS * usual + 10), within(1e-12));
    assertThat(weights.factor(SUNDAY)).isCloseTo(10 / (WEEKS * usual + 10), within(1e-12));
    assertThat(weights.between(MONDAY, MONDAY + 1))
        .isCloseTo(weights.factor(0) + weights.factor(1), within(1e-12));
    assertThat(weights.ahead(LAST + 1, 1)).isEqualTo(weights.factor(0));
  }

  @Test
  void aClosedDayCountsNothingAndDoesNotLowerItsWeekday() {
    int holiday = MONDAY + 28;
    ShopDays shop = shop(MONDAY, LAST, day -> day == holiday ? 0 : week(day));
    DayWeights weights = DayWeights.of(shop, LAST);

    double usual = (WEEKS * 750 - 100) / (7.0 * WEEKS);
    assertThat(weights.of(holiday)).isZero();
    assertThat(weights.of(holiday + 7)).isEqualTo(weights.factor(0));
    assertThat(weights.factor(0))
        .isCloseTo(((WEEKS - 1) * 100 + 10) / ((WEEKS - 1) * usual + 10), within(1e-12));
    // What was not known then is not.
    assertThat(DayWeights.of(shop, holiday - 1).of(holiday)).isPositive();
    assertThat(weights.ahead(holiday, 1)).isPositive();
  }

  @Test
  void ofASmallShopADayWithoutBuyersIsChance() {
    DayWeights weights = DayWeights.of(shop(MONDAY, LAST, day -> day % 2), LAST);

    assertThat(weights.of(MONDAY)).isPositive();
    assertThat(weights.of(MONDAY + 1)).isPositive();
  }

  @Test
  void daysBeforeTheLogAndLongAgoDoNotCount() {
    ShopDays shop = shop(MONDAY - 7, LAST, day -> day < MONDAY ? 1_000_000 : week(day));
    DayWeights weights = DayWeights.of(shop, LAST);

    assertThat(weights.factor(0)).isLessThan(1);
    assertThat(weights.of(MONDAY - 7)).isPositive();
    assertThat(weights.of(MONDAY - 8)).isZero();
  }

  private static long week(int day) {
    return switch (DayWeights.weekday(day)) {
      case SUNDAY -> 0;
      case 5 -> 250;
      default -> 100;
    };
  }
}
