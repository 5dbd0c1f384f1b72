package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.timing.Scales.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NestedVariancesTest {

  @Test
  void ofOneCategoryAreThoseOfAOneWayClassification() {
    // Items with figures 1, 3 and 6, 8: within, ((1 + 1) + (1 + 1)) / 2 = 2; between, the mean
    // square is 2 (2.5^2 + 2.5^2) = 25, which is 2 + 2 times the component: 11.5.
    NestedVariances variances = NestedVariances.of(List.of(item(1, 0, 1, 3), item(2, 0, 6, 8)));
    assertThat(variances.courses()).isCloseTo(2, within(1e-4));
    assertThat(variances.items()).isCloseTo(11.5, within(1e-4));
    assertThat(variances.categories()).isZero();
  }

  @Test
  void plantedVariancesAreFound() {
    Random random = new Random(11);
    List<Sums> shop = new ArrayList<>();
    for (int category = 0; category < 200; category++) {
      double ofCategory = 1.0 * random.nextGaussian();
      for (int item = 0; item < 1 + category % 10; item++) {
        double ofItem = ofCategory + 0.5 * random.nextGaussian();
        double[] figures = random.doubles(2 + item).map(x -> ofItem).toArray();
        for (int i = 0; i < figures.length; i++) {
          figures[i] += 0.8 * random.nextGaussian();
        }
        shop.add(item(shop.size(), category, figures));
      }
    }
    NestedVariances variances = NestedVariances.of(shop);
    assertThat(variances.courses()).isCloseTo(0.64, within(0.05));
    assertThat(variances.items()).isCloseTo(0.25, within(0.05));
    assertThat(variances.categories()).isCloseTo(1, within(0.25));
  }

  @Test
  void whereNothingVariesAreZero() {
    NestedVariances variances = NestedVariances.of(List.of(item(1, 0, 2, 2), item(2, 1, 2)));
    assertThat(variances.items()).isZero();
    assertThat(variances.categories()).isZero();
  }

  private static Sums item(long target, int category, double... figures) {
    Sums sums = Sums.of(target, category, figures[0]);
    for (int i = 1; i < figures.length; i++) {
      sums = sums.plus(Sums.of(target, category, figures[i]));
    }
    return sums;
  }
}
