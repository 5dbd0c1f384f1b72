package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PanelMatrixTest {

  @Test
  void multipliesRowsByAMatrixThatIsNotSquare() {
    PanelMatrix matrix = new PanelMatrix(new double[] {1, 2, 3, 10, 20, 30}, 2, 3);
    float[] products = new float[10];

    matrix.multiply(new float[] {9, 9, 1, 1, 0, 2}, 1, 2, products, 3);

    assertThat(products).containsExactly(0, 0, 0, 11, 22, 33, 20, 40, 60, 0);
  }

  /** Wider than a panel: the product with ones is the sum of each column. */
  @Test
  void multipliesByMoreColumnsThanAPanelHas() {
    int columns = Tile.ITEMS + 5;
    double[] values = new double[2 * columns];
    for (int column = 0; column < columns; column++) {
      values[column] = column;
      values[columns + column] = 100;
    }
    float[] products = new float[columns];

    new PanelMatrix(values, 2, columns).multiply(new float[] {1, 1}, 0, 1, products, 0);

    for (int column = 0; column < columns; column++) {
      assertThat(products[column]).isEqualTo(column + 100);
    }
  }

  /** The updates of items multiply in parallel. */
  @Test
  void threadsMayShareAMatrix() {
    int rank = 100;
    int rows = 4_000;
    float[] vectors = RandomFloats.of(1, rows * rank);
    PanelMatrix matrix = new PanelMatrix(Gram.of(vectors, rank), rank, rank);
    float[] alone = new float[rows * rank];
    float[] together = new float[rows * rank];

    for (int row = 0; row < rows; row++) {
      matrix.multiply(vectors, row, 1, alone, row * rank);
    }
    IntStream.range(0, rows)
        .parallel()
        .forEach(row -> matrix.multiply(vectors, row, 1, together, row * rank));

    assertThat(together).isEqualTo(alone);
  }
}
