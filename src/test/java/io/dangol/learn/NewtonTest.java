package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.learn.Newton.Expansion;
import org.junit.jupiter.api.Test;

class NewtonTest {

  @Test
  void solvesAPositiveDefiniteSystem() {
    double[] x = Newton.solve(new double[][] {{4, 0}, {2, 3}}, new double[] {2, -1});

    assertThat(x).containsExactly(new double[] {1, -1}, within(1e-12));
  }

  @Test
  void findsTheMinimumOfAQuadraticFunction() {
    // (x - 3)^2 + (x - 3) (y + 1) + (y + 1)^2
    double[] least =
        Newton.minimum(
            2,
            at -> {
              double x = at[0] - 3;
              double y = at[1] + 1;
              return new Expansion(
                  x * x + x * y + y * y,
                  new double[] {2 * x + y, x + 2 * y},
                  new double[][] {{2, 0}, {1, 2}});
            });

    assertThat(least).containsExactly(new double[] {3, -1}, within(1e-9));
  }

  @Test
  void halvesAStepThatGoesTooFar() {
    // sqrt(1 + (x - 5)^2): from 0 the whole step goes to 130, where the function is larger.
    double[] least =
        Newton.minimum(
            1,
            at -> {
              double x = at[0] - 5;
              double root = Math.sqrt(1 + x * x);
              return new Expansion(
                  root, new double[] {x / root}, new double[][] {{1 / (root * root * root)}});
            });

    assertThat(least[0]).isCloseTo(5, within(1e-6));
  }
}
