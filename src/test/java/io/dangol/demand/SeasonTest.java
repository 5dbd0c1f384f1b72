package io.dangol.demand;

import static io.dangol.demand.DemandFixtures.MONDAY;
import static io.dangol.demand.DemandFixtures.even;
import static io.dangol.demand.DemandFixtures.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.table.Words.DemandSeason;
import org.junit.jupiter.api.Test;

class SeasonTest {

  private static final int AS_OF = MONDAY + 420;
  private static final int LAST_YEAR = AS_OF - 364;

  @Test
  void twiceAsManyAYearAgoAreTwiceAsManyThisYear() {
    // A thousand a day, and two thousand in the week after the same day.
    ShopDays shop = shop(MONDAY, AS_OF, day -> isWeekAfter(day) ? 2_000 : 1_000);

    assertThat(factor(shop, 7)).isCloseTo(Math.pow(2, 14_000 / 14_025.0), within(1e-3));
    // 7 of 30 days.
    assertThat(factor(shop, 30)).isCloseTo(37 / 30.0, within(1e-3));
    assertThat(Season.word(shop, AS_OF)).isEqualTo(DemandSeason.LAST_YEAR);
  }

  @Test
  void fewBuyersMakeNoSeason() {
    // 14 where 7 were expected.
    ShopDays shop = shop(MONDAY, AS_OF, day -> isWeekAfter(day) ? 2 : 1);

    assertThat(factor(shop, 7)).isCloseTo(Math.pow(2, 14 / 39.0), within(1e-3));
  }

  @Test
  void withoutFiftySixDaysBeforeThemLastYearsDaysAreNotKnown() {
    // The first of 56 days is the 55th before.
    assertThat(Season.isKnown(shop(LAST_YEAR - 55, AS_OF, day -> 1), AS_OF)).isTrue();
    ShopDays shorter = shop(LAST_YEAR - 54, AS_OF, day -> isWeekAfter(day) ? 2_000 : 1_000);
    assertThat(Season.isKnown(shorter, AS_OF)).isFalse();
    assertThat(factor(shorter, 7)).isEqualTo(1);
    assertThat(Season.word(shorter, AS_OF)).isEqualTo(DemandSeason.UNKNOWN);
  }

  @Test
  void aWholeWindowWithoutBuyersTellsNothing() {
    assertThat(factor(shop(MONDAY, AS_OF, day -> isWeekAfter(day) ? 0 : 5), 7)).isEqualTo(1);
  }

  private static boolean isWeekAfter(int day) {
    return day > LAST_YEAR && day <= LAST_YEAR + 7;
  }

  private static double factor(ShopDays shop, int days) {
    return Season.factor(shop, even(MONDAY, AS_OF), AS_OF, days, 56);
  }
}
