package io.dangol.demand;

import static io.dangol.demand.DemandFixtures.MONDAY;
import static io.dangol.demand.DemandFixtures.even;
import static io.dangol.demand.DemandFixtures.item;
import static io.dangol.table.Words.DemandTrend.FADING;
import static io.dangol.table.Words.DemandTrend.FALLING;
import static io.dangol.table.Words.DemandTrend.NEW;
import static io.dangol.table.Words.DemandTrend.RISING;
import static io.dangol.table.Words.DemandTrend.STEADY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class TrendEvidenceTest {

  private static final int FIRST = MONDAY - 200;
  private static final int AS_OF = MONDAY;
  private static final DayWeights EVEN = even(FIRST, AS_OF);

  /** The first of the last 28 days, and of the 56 before. */
  private static final int LATE = AS_OF - 27;

  private static final int EARLY = AS_OF - 83;

  @Test
  void moreOnTheLastDaysThanBeforeIsARise() {
    TrendEvidence rising = evidence(day -> day >= LATE ? 3 : 1);
    assertThat(rising.trend()).contains(RISING);
    assertThat(rising.late()).isEqualTo(84);
    assertThat(rising.early()).isEqualTo(56);
    assertThat(rising.firstDay()).isEqualTo(FIRST);
    assertThat(rising.lastDay()).isEqualTo(AS_OF);
    assertThat(rising.quiet()).isEmpty();
    // (2 + 84) / (28 + b) over (2 + 56) / (56 + b), where b is 2 days at the mean level, 142 / 84.
    double both = 2 / (142 / 84.0);
    assertThat(rising.ratio().orElseThrow().median())
        .isCloseTo(86 / (28 + both) / (58 / (56 + both)), within(0.03));

    assertThat(evidence(day -> day >= LATE ? 1 : 3).trend()).contains(FALLING);
    assertThat(evidence(day -> 2).trend()).contains(STEADY);
  }

  @Test
  void aChangeWithinTheMarginIsNoTrend() {
    // 1.2 times as many, and 1 / 1.2, with no doubt.
    assertThat(evidence(day -> day >= LATE ? 1200 : 1000).trend()).contains(STEADY);
    assertThat(evidence(day -> day >= LATE ? 1000 : 1200).trend()).contains(STEADY);
    assertThat(evidence(day -> day >= LATE ? 1400 : 1000).trend()).contains(RISING);
    assertThat(evidence(day -> day >= LATE ? 1000 : 1400).trend()).contains(FALLING);
  }

  @Test
  void fewBuyersProveNothing() {
    assertThat(evidence(day -> day == EARLY || day == LATE || day == AS_OF ? 1 : 0).trend())
        .contains(STEADY);
    assertThat(evidence(day -> day == EARLY || day == EARLY + 9 ? 1 : 0).trend()).contains(STEADY);
  }

  @Test
  void daysBeforeThe84DoNotMatter() {
    assertThat(evidence(day -> day < EARLY ? 50 : 2).trend()).contains(STEADY);
    assertThat(evidence(day -> day == EARLY ? 500 : 2).trend()).contains(FALLING);
  }

  @Test
  void anItemIsNewForFourWeeks() {
    TrendEvidence isNew = of(item(LATE, AS_OF, day -> 1), 201);
    assertThat(isNew.trend()).contains(NEW);
    assertThat(isNew.ratio()).isEmpty();
    assertThat(isNew.late()).isEqualTo(28);

    // The day before: one buyer, who is no news, in one day; a mean of (28 + 0 + 2) / 29 a day.
    TrendEvidence known = of(item(LATE - 1, AS_OF, day -> 1), 201);
    assertThat(known.trend()).contains(STEADY);
    assertThat(known.ratio().orElseThrow().median())
        .isCloseTo(
            Ratio.of(new Level(30, 28 + 29 / 15.0), new Level(2, 1 + 29 / 15.0)).median(),
            within(1e-3));
  }

  @Test
  void whatWasSoldAndIsNoMoreFades() {
    // Buyers on the days up to the 29th last: 56 days, and 28 quiet ones.
    TrendEvidence falling = evidence(day -> day < LATE && day >= LATE - 6 ? 1 : 0);
    assertThat(falling.lastDay()).isEqualTo(LATE - 1);
    assertThat(falling.quiet().orElseThrow())
        .isCloseTo(Math.pow(2 / 3.0, 6.5), within(1e-6))
        .isGreaterThan(0.05);
    assertThat(falling.trend()).isNotEqualTo(Optional.of(FADING));

    TrendEvidence fading = evidence(day -> day < LATE && day >= LATE - 7 ? 1 : 0);
    assertThat(fading.quiet().orElseThrow())
        .isCloseTo(Math.pow(2 / 3.0, 7.5), within(1e-6))
        .isLessThan(0.05);
    assertThat(fading.trend()).contains(FADING);
  }

  @Test
  void itFadesForAsLongAsItIsQuiet() {
    // Three buyers a hundred days ago: 56 days, and 100 quiet ones.
    TrendEvidence fading = evidence(day -> Math.abs(day - AS_OF + 101) <= 1 ? 1 : 0);
    assertThat(fading.late() + fading.early()).isZero();
    assertThat(fading.quiet().orElseThrow()).isCloseTo(Math.pow(56 / 156.0, 3.5), within(1e-6));
    assertThat(fading.trend()).contains(FADING);
  }

  @Test
  void aYoungLogTellsNoTrend() {
    TrendEvidence young = of(item(AS_OF - 54, AS_OF, day -> day >= LATE ? 9 : 1), 55);
    assertThat(young.trend()).isEmpty();
    assertThat(young.ratio()).isEmpty();
    assertThat(young.late()).isEqualTo(252);

    assertThat(of(item(AS_OF - 55, AS_OF, day -> day >= LATE ? 9 : 1), 56).trend())
        .contains(RISING);
  }

  private static TrendEvidence evidence(IntUnaryOperator buyers) {
    return of(item(FIRST, AS_OF, buyers), 201);
  }

  private static TrendEvidence of(ItemHistory item, int age) {
    return TrendEvidence.of(item, AS_OF, age, EVEN, 1.25);
  }
}
