package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TriangularMatrixTest {

  private static final TriangularMatrix LOWER = new TriangularMatrix(new double[] {2, 0, 1, 4}, 2);

  @Test
  void choleskyFactorTimesItsTransposeIsTheMatrix() {
    double[] lower = TriangularMatrix.cholesky(new double[] {3, 2, 2, 16}, 2, 1).values();

    assertThat(lower).containsExactly(LOWER.values());
  }

  @Test
  void theRidgeReplacesNegativePivots() {
    double[] lower = TriangularMatrix.cholesky(new double[] {0, 0, 0, -1}, 2, 4).values();

    assertThat(lower).containsExactly(2, 0, 0, 2);
  }

  @Test
  void matrixTimesItsInverseIsTheIdentity() {
    assertThat(LOWER.inverse().values()).containsExactly(0.5, 0, -0.125, 0.25);
    assertThat(LOWER.inverse().inverse().values()).containsExactly(2, 0, 1, 4);
  }

  @Test
  void isReadByRowsOrByColumns() {
    assertThat(LOWER.rows()).containsExactly(2, 0, 1, 4);
    assertThat(LOWER.columns()).containsExactly(2, 1, 0, 4);
  }

  @Test
  void isRoundedToFloats() {
    double[] rounded = new TriangularMatrix(new double[] {0.1}, 1).rounded().values();

    assertThat(rounded).containsExactly((double) 0.1f);
  }
}
