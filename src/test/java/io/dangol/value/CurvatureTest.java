package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.learn.Newton.Expansion;
import org.junit.jupiter.api.Test;

class CurvatureTest {

  @Test
  void derivativesOfAQuadraticFunction() {
    // x^2 + 3 x y - 2 y^2 at (1, 2)
    Expansion here =
        Curvature.near(
            new double[] {1, 2}, at -> at[0] * at[0] + 3 * at[0] * at[1] - 2 * at[1] * at[1]);

    assertThat(here.value()).isEqualTo(-1);
    assertThat(here.gradient()).containsExactly(new double[] {8, -5}, within(1e-9));
    assertThat(here.curvature()[0]).containsExactly(new double[] {2, 3}, within(1e-6));
    assertThat(here.curvature()[1]).containsExactly(new double[] {3, -4}, within(1e-6));
  }

  @Test
  void aSaddleBecomesAValley() {
    double[][] saddle = {{0, 2}, {2, 0}};

    assertThat(Curvature.positive(saddle, 0.1)[0])
        .containsExactly(new double[] {2, 0}, within(1e-12));
    assertThat(Curvature.inverse(new double[][] {{4, 0}, {0, -1}}, 0.1)[0])
        .containsExactly(new double[] {0.25, 0}, within(1e-12));
    assertThat(Curvature.inverse(new double[][] {{4, 0}, {0, -1}}, 0.1)[1])
        .containsExactly(new double[] {0, 10}, within(1e-12));
  }
}
