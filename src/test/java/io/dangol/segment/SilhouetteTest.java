package io.dangol.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SilhouetteTest {

  @Test
  void agreesWithTheSumByHand() {
    double[][] points = {{0}, {1}, {5}};

    // s = (5 - 1) / 5, (4 - 1) / 4, and 0 for the group of one.
    assertThat(Silhouette.mean(points, new int[] {0, 0, 1}, 2).orElseThrow())
        .isCloseTo((0.8 + 0.75) / 3, within(1e-12));
  }

  @Test
  void looksAtTheNearestOtherGroup() {
    double[][] points = {{0}, {2}, {6}, {8}, {100}};

    // Neighbours: a = 2; b = 7, 5, 5, 7.
    assertThat(Silhouette.mean(points, new int[] {0, 0, 2, 2, 4}, 5).orElseThrow())
        .isCloseTo((5.0 / 7 + 3.0 / 5 + 3.0 / 5 + 5.0 / 7) / 5, within(1e-12));
  }

  @Test
  void isEmptyForOneGroup() {
    assertThat(Silhouette.mean(new double[][] {{0}, {1}}, new int[] {1, 1}, 2)).isEmpty();
  }

  @Test
  void isZeroWhereAllPointsAreOne() {
    assertThat(
            Silhouette.mean(new double[][] {{3}, {3}, {3}, {3}}, new int[] {0, 0, 1, 1}, 2)
                .orElseThrow())
        .isZero();
  }
}
