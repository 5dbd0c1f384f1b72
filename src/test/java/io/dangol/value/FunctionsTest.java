package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FunctionsTest {

  @Test
  void logisticFunctionsDoNotOverflow() {
    assertThat(Functions.softplus(0)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(Functions.softplus(800)).isEqualTo(800);
    assertThat(Functions.softplus(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Functions.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Functions.sigmoid(-800)).isZero();
  }
}
