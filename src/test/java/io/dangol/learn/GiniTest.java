package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GiniTest {

  @Test
  void equalSharesAreZero() {
    assertThat(Gini.of(new int[] {3, 3, 3}, 3)).isZero();
  }

  @Test
  void oneOfFourWithEverythingIsThreeQuarters() {
    assertThat(Gini.of(new int[] {5}, 4)).isEqualTo(0.75);
    assertThat(Gini.of(new int[] {0, 5, 0, 0}, 4)).isEqualTo(0.75);
  }

  @Test
  void itIsHalfTheMeanDifferenceOfAllPairsOverTheMean() {
    // Of 1, 2, 3, 10: the differences of the pairs are 1, 2, 9, 1, 8, 7, twice each.
    double meanDifference = 2 * 28 / 16.0;

    assertThat(Gini.of(new int[] {10, 1, 3, 2}, 4))
        .isCloseTo(meanDifference / 2 / 4, within(1e-12));
  }

  @Test
  void nothingToDivideHasNoCoefficient() {
    assertThat(Gini.of(new int[0], 4)).isNaN();
  }
}
