package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchaseDaysTest {

  private static final Unit TWO_DAYS = new Unit(Math.log(2), 0);

  @Test
  void severalPurchasesOnADayAreOneDayInAnyOrder() {
    Baskets baskets = new Baskets(Catalogue.of(Map.of()));
    for (int day : new int[] {30, 10, 30, 20, 10}) {
      baskets.add(day);
    }

    assertThat(baskets.courses(3).get(0).days().days()).containsExactly(10, 20, 30);
  }

  @Test
  void daysAscendAndEachIsThereOnce() {
    assertThatThrownBy(() -> days(10, 30, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("days must ascend: [10, 30, 20]");
    assertThatThrownBy(() -> days(10, 10)).hasMessage("days must ascend: [10, 10]");
  }

  @Test
  void thereIsADayAndAQuantityForEach() {
    assertThatThrownBy(() -> days()).hasMessage("0 days with 0 quantities");
    assertThatThrownBy(() -> new PurchaseDays(new int[] {10}, new double[2]))
        .hasMessage("1 days with 2 quantities");
  }

  @Test
  void gapsCountFromTheLastPurchaseToTheEndOfTheDay() {
    Gaps gaps = days(100, 103, 110, 130).gaps(112, TWO_DAYS);

    assertThat(gaps.closed()).containsExactly(new double[] {1.5, 3.5}, within(1e-12));
    assertThat(gaps.open()).isCloseTo(1.25, within(1e-12));
    assertThat(gaps.purchases()).isEqualTo(3);
  }

  @Test
  void theGapIsOpenForHalfADayOnTheDayOfAPurchase() {
    Gaps gaps = days(100, 110).gaps(110, TWO_DAYS);

    assertThat(gaps.closed()).containsExactly(new double[] {5}, within(1e-12));
    assertThat(gaps.open()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void aGapIsMeasuredByTheQuantityThatWentBeforeIt() {
    // Twice as much lasts twice as long: units of 2, 4 and 2 days.
    PurchaseDays days = new PurchaseDays(new int[] {0, 2, 6}, new double[] {0, Math.log(2), 0});
    Unit stretched = new Unit(Math.log(2), 1);

    Gaps gaps = days.gaps(9, stretched);

    assertThat(gaps.closed()).containsExactly(new double[] {1, 1}, within(1e-12));
    assertThat(gaps.open()).isCloseTo(1.75, within(1e-12));
    assertThat(days.gaps(4, stretched).open()).isCloseTo(2.5 / 4, within(1e-12));
    assertThat(days.lastUnit(2, stretched)).isCloseTo(4, within(1e-12));
  }

  @Test
  void onlyTheLatestGapsCount() {
    // The gaps grow by a day each: 1, 2, ..., 50.
    int[] growing = IntStream.rangeClosed(0, 50).map(i -> i * (i + 1) / 2).toArray();

    Gaps gaps = days(growing).gaps(2000, new Unit(0, 0));

    assertThat(gaps.closed()).hasSize(Gaps.MOST).startsWith(11).endsWith(50);
    assertThat(gaps.purchases()).isEqualTo(51);
  }

  @Test
  void theNextPurchaseIsTheFirstAfterTheDay() {
    PurchaseDays days = days(100, 110, 130);

    assertThat(days.nextAfter(109)).isEqualTo(1);
    assertThat(days.nextAfter(110)).isEqualTo(20);
    assertThat(days.nextAfter(130)).isZero();
  }

  @Test
  void theMeanGapCountsFromTheLastKnownPurchaseButNotBeforeTomorrow() {
    PurchaseDays days = days(100, 110, 130, 200);

    assertThat(days.afterMeanGap(135)).isEqualTo(10);
    assertThat(days.afterMeanGap(145)).isEqualTo(1);
    assertThat(days.afterMeanGap(160)).isEqualTo(1);
  }

  private static PurchaseDays days(int... days) {
    return new PurchaseDays(days, new double[days.length]);
  }
}
