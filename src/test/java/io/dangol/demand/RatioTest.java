package io.dangol.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatioTest {

  @Test
  void ofTwoExponentialLevelsItsOddsAreThoseOfAUniformNumber() {
    // x is uniform, so the quantiles of x / (1 - x) are 1/9, 1 and 9; times 20 / 5.
    Ratio ratio = Ratio.of(new Level(1, 5), new Level(1, 20));

    assertThat(ratio.low()).isCloseTo(4 / 9.0, within(1e-6));
    assertThat(ratio.median()).isCloseTo(4, within(1e-6));
    assertThat(ratio.high()).isCloseTo(36, within(1e-6));
  }

  @Test
  void withMuchEvidenceItIsTheRatioOfTheMeans() {
    Ratio ratio = Ratio.of(new Level(3e6, 1e6), new Level(1e6, 1e6));

    assertThat(ratio.low()).isCloseTo(3, within(0.01)).isLessThan(ratio.median());
    assertThat(ratio.high()).isCloseTo(3, within(0.01)).isGreaterThan(ratio.median());
  }
}
