package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class FunctionsTest {

  @Test
  void risingFactorialsAreProducts() {
    assertThat(Functions.logRising(0.3, 0)).isZero();
    assertThat(Functions.logRising(0.3, 3)).isCloseTo(Math.log(0.3 * 1.3 * 2.3), within(1e-14));
    // Of few and of many factors.
    for (int n = 14; n < 19; n++) {
      assertThat(Functions.logRising(2.5, n))
          .isCloseTo(Gamma.logGamma(2.5 + n) - Gamma.logGamma(2.5), within(1e-12));
    }
    assertThat(Functions.logRising(1e12, 2)).isCloseTo(2 * Math.log(1e12), within(1e-11));
  }

  @Test
  void logisticFunctionsDoNotOverflow() {
    assertThat(Functions.softplus(0)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(Functions.softplus(800)).isEqualTo(800);
    assertThat(Functions.softplus(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Functions.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Functions.sigmoid(-800)).isZero();
  }
}
