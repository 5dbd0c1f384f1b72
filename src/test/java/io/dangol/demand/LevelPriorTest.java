package io.dangol.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.learn.NegativeBinomial;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LevelPriorTest {

  @Test
  void theShapeIsThatOfTheNumbers() {
    for (double shape : new double[] {0.2, 0.5, 1, 4}) {
      LevelPrior prior = LevelPrior.of(numbers(new NegativeBinomial(shape, 3)), 28);

      assertThat(prior.shape()).isCloseTo(shape, within(0.01 * shape));
      // 3 buyers on days that count 28.
      assertThat(prior.shape() / prior.time()).isCloseTo(3.0 / 28, within(1e-3));
    }
  }

  @Test
  void itemsThatSellAlikeHaveAGreatShape() {
    LevelPrior prior = LevelPrior.of(new TreeMap<>(Map.of(3L, 100L, 4L, 100L)), 7);

    assertThat(prior.shape()).isCloseTo(1000, within(1.0));
    assertThat(prior.shape() / prior.time()).isCloseTo(0.5, within(1e-9));
  }

  /** As many items in a million as a distribution says. */
  private static SortedMap<Long, Long> numbers(NegativeBinomial distribution) {
    SortedMap<Long, Long> items = new TreeMap<>();
    for (int n = 0; n < 400; n++) {
      items.put((long) n, Math.round(1e6 * Math.exp(distribution.logProbability(n))));
    }
    return items;
  }
}
