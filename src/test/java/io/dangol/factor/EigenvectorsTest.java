package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EigenvectorsTest {

  private static final int SIZE = 60;

  /**
   * The tridiagonal matrix of 2 and 1: its eigenvalues are 2 + 2 cos(k pi / 61), and the elements
   * of their eigenvectors are proportional to sin(i k pi / 61).
   */
  private static float[] tridiagonal(float[] vectors, int rank) {
    float[] products = new float[vectors.length];
    for (int at = 0; at < vectors.length; at++) {
      float before = at < rank ? 0 : vectors[at - rank];
      float after = at + rank < vectors.length ? vectors[at + rank] : 0;
      products[at] = 2 * vectors[at] + before + after;
    }
    return products;
  }

  @Test
  void findsTheKnownEigenvectorsOfATridiagonalMatrix() {
    float[] start = RandomFloats.of(1, SIZE * 20);

    Eigenvectors found = Eigenvectors.of(EigenvectorsTest::tridiagonal, start, 20, 60).first(5);

    assertThat(found.rank()).isEqualTo(5);
    for (int k = 1; k <= 5; k++) {
      double angle = k * Math.PI / (SIZE + 1);
      assertThat(found.values()[k - 1]).isCloseTo(2 + 2 * Math.cos(angle), within(1e-5));
      double product = 0;
      for (int i = 0; i < SIZE; i++) {
        double element = Math.sin((i + 1) * angle) * Math.sqrt(2.0 / (SIZE + 1));
        product += element * found.vectors()[i * 5 + k - 1];
      }
      assertThat(Math.abs(product)).as("cosine of eigenvector %s", k).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void vectorsAreOrthonormalEvenWhereTheyAreNotExactYet() {
    float[] start = RandomFloats.of(2, SIZE * 20);

    Eigenvectors found = Eigenvectors.of(EigenvectorsTest::tridiagonal, start, 20, 1);

    double[] gram = Gram.of(found.vectors(), 20);
    for (int one = 0; one < 20; one++) {
      for (int other = 0; other < 20; other++) {
        assertThat(gram[one * 20 + other]).isCloseTo(one == other ? 1 : 0, within(1e-5));
      }
    }
  }

  /** The matrix of ones has one eigenvalue, its size, and nothing else. */
  @Test
  void leavesOutDirectionsThatTheMatrixDoesNotHave() {
    Eigenvectors.Matrix ones =
        (vectors, rank) -> {
          float[] products = new float[vectors.length];
          for (int at = 0; at < vectors.length; at++) {
            for (int from = at % rank; from < vectors.length; from += rank) {
              products[at] += vectors[from];
            }
          }
          return products;
        };

    Eigenvectors found = Eigenvectors.of(ones, RandomFloats.of(3, 9 * 4), 4, 2);

    assertThat(found.values()).hasSize(1);
    assertThat(found.values()[0]).isCloseTo(9, within(1e-5));
    for (float element : found.vectors()) {
      assertThat(Math.abs(element)).isCloseTo(1f / 3, within(1e-6f));
    }
  }

  @Test
  void moreThanThereAreIsAll() {
    Eigenvectors found = new Eigenvectors(new float[] {1, 0, 0, 1}, new double[] {2, 1});

    assertThat(found.first(7).vectors()).containsExactly(1, 0, 0, 1);
    assertThat(found.first(1).vectors()).containsExactly(1, 0);
    assertThat(found.first(1).values()).containsExactly(2);
  }
}
