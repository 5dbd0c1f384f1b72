package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuadratureTest {

  @Test
  void knownIntegralsAreExact() {
    assertThat(Quadrature.integral(2, 0.1, x -> x * x * x)).isCloseTo(4, within(1e-14));
    assertThat(Quadrature.integral(3, 5, x -> Math.exp(-x)))
        .isCloseTo(1 - Math.exp(-3), within(1e-14));
    assertThat(Quadrature.integral(0, 5, x -> 1)).isZero();
  }
}
