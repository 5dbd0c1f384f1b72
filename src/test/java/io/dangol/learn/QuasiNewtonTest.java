package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuasiNewtonTest {

  @Test
  void findsTheMinimumOfRosenbrocksFunction() {
    QuasiNewton search =
        new QuasiNewton(x -> 100 * square(x[1] - square(x[0])) + square(1 - x[0]), 1e-14);
    assertThat(search.from(new double[] {-1.2, 1}))
        .containsExactly(new double[] {1, 1}, within(1e-3));
  }

  @Test
  void doesNotLeaveTheDomain() {
    QuasiNewton search =
        new QuasiNewton(x -> x[0] <= 0 ? Double.POSITIVE_INFINITY : x[0] - Math.log(x[0]), 1e-12);
    assertThat(search.from(new double[] {5})).containsExactly(new double[] {1}, within(1e-3));
  }

  private static double square(double x) {
    return x * x;
  }
}
