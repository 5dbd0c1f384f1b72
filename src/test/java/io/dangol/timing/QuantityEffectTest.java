package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.timing.QuantityEffect.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantityEffectTest {

  @Test
  void sumsAreThoseOfTheDeviationsWithinACourse() {
    // Gaps of e and e^3 after quantities of 1 and e: both vary by 1 and by 1/2 around their means.
    PurchaseDays days =
        new PurchaseDays(new int[] {0, 10, 110, 500}, new double[] {0, Math.log(10), 0, 5});
    Sums sums = Sums.of(4, days, 200);
    double half = Math.log(10) / 2;
    assertThat(sums.freedom()).isEqualTo(1);
    assertThat(sums.sxx() / (double) (1 << 20)).isCloseTo(2 * half * half, within(1e-5));
    assertThat(sums.sxy()).isEqualTo(sums.sxx());
    assertThat(sums.syy()).isEqualTo(sums.sxx());
  }

  @Test
  void plantedStretchesAreFound() {
    QuantityEffect effect = QuantityEffect.of(List.of(planted(1, 0.8, 400), planted(2, 0, 400)));
    assertThat(effect.of(1)).isCloseTo(0.8, within(0.1));
    assertThat(effect.of(2)).isCloseTo(0, within(0.1));
  }

  @Test
  void aCategoryWithLittleToTellFromFollowsTheShop() {
    List<Sums> shop = new ArrayList<>(List.of(planted(1, 0.8, 400), planted(3, 0, 1)));
    QuantityEffect effect = QuantityEffect.of(shop);
    assertThat(effect.of(3)).isBetween(0.5, 0.85);
    assertThat(effect.of(77)).isEqualTo(effect.shop()).isCloseTo(0.8, within(0.1));
  }

  @Test
  void withoutDifferentQuantitiesThereIsNoStretch() {
    PurchaseDays days = new PurchaseDays(new int[] {0, 10, 25}, new double[3]);
    assertThat(QuantityEffect.of(List.of(Sums.of(1, days, 30))).of(1)).isZero();
  }

  @Test
  void moreIsNeverSaidToLastLess() {
    assertThat(QuantityEffect.of(List.of(planted(1, -1, 400))).of(1)).isZero();
  }

  private static Sums planted(int category, double stretch, int courses) {
    Random random = new Random(category);
    long[] total = new long[4];
    for (int course = 0; course < courses; course++) {
      int[] days = new int[6];
      double[] logs = new double[6];
      for (int i = 0; i < 6; i++) {
        logs[i] = Math.log(1 + random.nextInt(4));
        if (i > 0) {
          double gap = 40 * Math.exp(stretch * logs[i - 1] + 0.4 * random.nextGaussian());
          days[i] = days[i - 1] + (int) Math.max(1, gap);
        }
      }
      Sums sums = Sums.of(category, new PurchaseDays(days, logs), 100_000);
      total[0] += sums.freedom();
      total[1] += sums.sxx();
      total[2] += sums.sxy();
      total[3] += sums.syy();
    }
    return new Sums(category, total[0], total[1], total[2], total[3]);
  }
}
