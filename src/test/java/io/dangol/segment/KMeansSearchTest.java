package io.dangol.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KMeansSearchTest {

  @Test
  void findsTwoClusters() {
    double[][] points = {{0, 0}, {0, 4}, {10, 0}, {10, 4}};

    double[][] centres = KMeansSearch.centres(points, 2, 5, 42);

    assertThat(List.of(centres))
        .containsExactlyInAnyOrder(new double[] {0, 2}, new double[] {10, 2});
    assertThat(KMeansSearch.inertia(points, centres)).isEqualTo(16.0);
  }

  @Test
  void givesTheSameCentresForTheSameSeed() {
    double[][] points = {{0}, {1}, {2}, {3}, {5}, {8}, {13}};

    assertThat(KMeansSearch.centres(points, 3, 1, 7))
        .isDeepEqualTo(KMeansSearch.centres(points, 3, 1, 7));
  }

  @Test
  void hasNoMoreCentresThanDistinctPoints() {
    assertThat(List.of(KMeansSearch.centres(new double[][] {{1}, {1}, {2}}, 3, 2, 1)))
        .containsExactlyInAnyOrder(new double[] {1}, new double[] {2});
  }

  @Test
  void breaksTiesToTheLowerCentre() {
    assertThat(KMeansSearch.nearest(new double[] {1}, new double[][] {{2}, {0}, {1}, {1}}))
        .isEqualTo(2);
    assertThat(KMeansSearch.nearest(new double[] {1}, new double[][] {{2}, {0}})).isZero();
  }
}
