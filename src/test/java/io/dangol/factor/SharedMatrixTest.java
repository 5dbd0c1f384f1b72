package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedMatrixTest {

  private static final Loss LOSS = new Loss(0.5, 0.1, 1);
  private static final int OTHERS = 20;

  /** Ranks below, at and above the width of a tile; the last rows do not fill a tile. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 48, 50, 100})
  void multipliesByTheMatrixAndThePenalty(int rank) {
    int rows = SharedMatrix.AT_ONCE + 3;
    float[] vectors = RandomFloats.of(rank, rows * rank);
    double[] gram = Gram.of(RandomFloats.of(2, 300 * rank), rank);
    SharedMatrix matrix = new SharedMatrix(gram, rank, LOSS, OTHERS, row -> row);
    float[] products = new float[SharedMatrix.AT_ONCE * rank];

    matrix.multiply(vectors, 0, SharedMatrix.AT_ONCE, products);
    for (int row = 0; row < SharedMatrix.AT_ONCE; row++) {
      assertProduct(gram, vectors, row, products, row, rank);
    }
    matrix.multiply(vectors, SharedMatrix.AT_ONCE, 3, products);
    for (int row = 0; row < 3; row++) {
      assertProduct(gram, vectors, SharedMatrix.AT_ONCE + row, products, row, rank);
    }
  }

  private static void assertProduct(
      double[] gram, float[] vectors, int row, float[] products, int index, int rank) {
    for (int column = 0; column < rank; column++) {
      float expected = 0;
      for (int k = 0; k < rank; k++) {
        expected =
            Math.fma(vectors[row * rank + k], (float) (0.5 * gram[k * rank + column]), expected);
      }
      float penalty = (float) (0.1 * (row + 0.5 * OTHERS));
      expected = Math.fma(penalty, vectors[row * rank + column], expected);
      assertThat(products[index * rank + column]).isEqualTo(expected);
    }
  }
}
