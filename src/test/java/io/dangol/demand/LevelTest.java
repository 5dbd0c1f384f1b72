package io.dangol.demand;

import static io.dangol.demand.DemandFixtures.MONDAY;
import static io.dangol.demand.DemandFixtures.even;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevelTest {

  private static final LevelPrior PRIOR = new LevelPrior(0.5, 10);
  private static final DayWeights EVEN = even(MONDAY, MONDAY + 83);

  @Test
  void aDayCountsHalfAsMuchAfterItsHalfLife() {
    // 3 buyers, none, 4: the first of all is no news.
    ItemHistory item = ItemHistory.of(new int[] {MONDAY + 7, MONDAY + 9}, new int[] {3, 4});
    Level[] levels =
        Level.at(new int[] {MONDAY, MONDAY + 7, MONDAY + 9, MONDAY + 16}, item, EVEN, PRIOR, 7);

    double kept = Math.pow(0.5, 1 / 7.0);
    double buyers = 2 * kept * kept + 4;
    double weight = 1 + kept + kept * kept;
    double rest = (1 - 0.5) / (1 - kept);
    assertThat(levels[0]).isEqualTo(new Level(0.5, 10));
    assertThat(levels[1].shape()).isCloseTo(2.5, within(1e-9));
    assertThat(levels[1].time()).isCloseTo(11, within(1e-9));
    assertThat(levels[2].shape()).isCloseTo(0.5 + buyers, within(1e-9));
    assertThat(levels[2].time()).isCloseTo(10 + weight, within(1e-9));
    assertThat(levels[3].shape()).isCloseTo(0.5 + buyers / 2, within(1e-9));
    assertThat(levels[3].time()).isCloseTo(10 + weight / 2 + rest, within(1e-9));
  }

  @Test
  void aLevelThatDriftsHasTheSameMeanAndVariesMore() {
    Level level = new Level(6, 12);

    assertThat(level.ahead(10, 0).mean()).isEqualTo(5);
    assertThat(level.ahead(10, 0.5).mean()).isEqualTo(5);
    assertThat(level.ahead(10, 0).shape()).isEqualTo(6);
    assertThat(level.ahead(10, 0.5).shape()).isEqualTo(2.4);
    // 6 / (1 + 6 x 5/6) = 1, and the negative binomial of shape 1 is geometric: 1 - (5/6)^(n + 1).
    assertThat(Forecast.of(level.ahead(10, Math.sqrt(5 / 6.0))))
        .satisfies(
            forecast -> {
              assertThat(forecast.expected()).isEqualTo(5);
              assertThat(forecast.low()).isZero();
              assertThat(forecast.high()).isEqualTo(12);
              assertThat(forecast.inside()).isCloseTo(1 - Math.pow(5 / 6.0, 13), within(1e-9));
            });
    Forecast sure = Forecast.of(level.ahead(10, 0));
    // (6/11)^6 = .026 for none, and 6 (5/11) times that for one: .098 together.
    assertThat(sure.low()).isEqualTo(2);
    assertThat(sure.high()).isLessThan(12);
  }
}
