package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextPurchaseTest {

  private static final GapModel MODEL =
      new GapModel(1, 1, 0.6, 3, 0.9, new double[] {0.2, 0.2, 0.2, 0.2, 0.2});

  private static final Unit DAYS = new Unit(Math.log(10), 0);

  @Test
  void twiceTheQuantityIsDueLater() {
    double[] twice = {0, 0, 0, 0, 0, Math.log(2)};
    int[] every10 = {0, 10, 20, 30, 40, 50};
    Unit stretched = new Unit(Math.log(10), 1);
    int usual = predicted(new PurchaseDays(every10, new double[6]), 50, stretched).dueIn();
    int later = predicted(new PurchaseDays(every10, twice), 50, stretched).dueIn();
    int same = predicted(new PurchaseDays(every10, twice), 50, DAYS).dueIn();
    assertThat(usual).isBetween(9, 11);
    assertThat(later).isBetween(18, 22);
    assertThat(same).isEqualTo(usual);
  }

  @Test
  void dayOneIsTheDayAfter() {
    NextPurchase daily = predicted(days(IntStream.range(0, 60).toArray()), 59, DAYS);
    assertThat(daily.dueIn()).isEqualTo(1);
    assertThat(daily.from()).isEqualTo(1);
    assertThat(daily.within7()).isGreaterThan(0.95);
    assertThat(daily.isLikely()).isTrue();
  }

  @Test
  void overdueCustomersAreDueFromTomorrowOn() {
    NextPurchase overdue = predicted(days(0, 10, 20, 30, 40, 50), 65, DAYS);
    assertThat(overdue.from()).isBetween(1, 3);
    assertThat(overdue.dueIn()).isBetween(overdue.from(), overdue.until());
  }

  @Test
  void noDateIsShownOfCustomersWhoLeft() {
    assertThat(predicted(days(0, 10, 20, 30, 40, 50), 400, DAYS).isLikely()).isFalse();
  }

  @Test
  void probabilitiesGrowWithTime() {
    NextPurchase next = predicted(days(0, 20, 45, 60, 85), 90, DAYS);
    assertThat(new double[] {0, next.within7(), next.within30(), next.returns(), 1}).isSorted();
    assertThat(Arrays.stream(new double[] {next.within7(), next.within30()}).distinct()).hasSize(2);
  }

  private static NextPurchase predicted(PurchaseDays days, int asOf, Unit unit) {
    return NextPurchase.of(days, asOf, unit, MODEL, 180);
  }

  private static PurchaseDays days(int... days) {
    return new PurchaseDays(days, new double[days.length]);
  }
}
