package io.dangol.demand;

import static io.dangol.demand.DemandFixtures.MONDAY;
import static io.dangol.demand.DemandFixtures.even;
import static io.dangol.demand.DemandFixtures.shop;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class DemandFitTest {

  private static final int AS_OF = MONDAY + 363;
  private static final LevelPrior PRIOR = new LevelPrior(1, 1);

  @Test
  void whatDoesNotChangeIsRememberedForLongAndDoesNotDrift() {
    Memory memory = fitted(MONDAY, level -> level);

    assertThat(memory.halfLife()).isGreaterThanOrEqualTo(112);
    assertThat(memory.drift()).isLessThanOrEqualTo(0.1);
  }

  @Test
  void whatChangesEveryFewWeeksIsForgottenAndDrifts() {
    Random random = new Random(1);
    Memory memory = fitted(MONDAY, level -> Math.exp(1.5 * random.nextGaussian()));

    assertThat(memory.halfLife()).isLessThanOrEqualTo(14);
    assertThat(memory.drift()).isGreaterThanOrEqualTo(0.6);
  }

  @Test
  void aLogThatIsTooShortToTryHasTheUsualMemory() {
    assertThat(fitted(AS_OF - 33, level -> level)).isEqualTo(Memory.USUAL);
    // 28 days, and seven that are predicted.
    assertThat(fitted(AS_OF - 34, level -> level)).isNotEqualTo(Memory.USUAL);
  }

  @Test
  void itemsThatWereNotActiveThenDoNotCount() {
    DemandFit fit = fit(MONDAY);
    long[] sums = new long[Memory.SIZE];

    fit.add(ItemHistory.of(new int[] {MONDAY}, new int[] {1}), sums, 0);
    assertThat(sums).containsOnly(0);
    fit.add(ItemHistory.of(new int[] {AS_OF - 6}, new int[] {1}), sums, 0);
    assertThat(sums).containsOnly(0);
    fit.add(ItemHistory.of(new int[] {AS_OF - 7}, new int[] {1}), sums, 0);
    assertThat(sums).doesNotContain(0);
  }

  /** Of 60 items whose level becomes another every 21 days. */
  private static Memory fitted(int from, DoubleUnaryOperator next) {
    Well19937c random = new Well19937c(7);
    DemandFit fit = fit(from);
    long[] sums = new long[Memory.SIZE + 3];
    for (int item = 0; item < 60; item++) {
      double[] level = {0.2 + item % 10 / 3.0};
      int[] counts = new int[AS_OF - from + 1];
      int[] days = new int[counts.length];
      for (int i = 0; i < counts.length; i++) {
        level[0] = i % 21 == 20 ? next.applyAsDouble(level[0]) : level[0];
        days[i] = from + i;
        counts[i] = new PoissonDistribution(random, level[0], 1e-12, 10_000).sample();
      }
      fit.add(ItemHistory.of(days, counts), sums, 3);
    }
    assertThat(sums).startsWith(0, 0, 0);
    return fit.best(sums, 3);
  }

  private static DemandFit fit(int from) {
    return new DemandFit(
        AS_OF, 7, 180, shop(from, AS_OF, day -> 1_000_000), even(from, AS_OF), PRIOR);
  }
}
