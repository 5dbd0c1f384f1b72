package io.dangol.factor;

import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The part of each row's matrix that does not come from its own pairs: a0 times the Gram matrix of
 * the other side, which all rows share, and the row's penalty on the diagonal. A row is a customer
 * if the other side are the items, and the reverse.
 */
final class SharedMatrix {

  /** Most vectors that are multiplied at a time. */
  static final int AT_ONCE = PanelMatrix.AT_ONCE;

  private final int rank;
  private final Loss loss;
  private final int others;
  private final IntUnaryOperator observed;
  private final PanelMatrix matrix;

  /**
   * Packs the matrix.
   *
   * @param gram Gram matrix of the other side, rank x rank
   * @param others number of rows of the other side
   * @param observed gives the number of pairs of a row
   */
  SharedMatrix(double[] gram, int rank, Loss loss, int others, IntUnaryOperator observed) {
    this.rank = rank;
    this.loss = loss;
    this.others = others;
    this.observed = observed;
    double[] weighted =
        DoubleStream.of(gram).map(value -> loss.unobservedWeight() * value).toArray();
    this.matrix = new PanelMatrix(weighted, rank, rank);
  }

  /**
   * Multiplies the matrices of some rows by their vectors.
   *
   * @param vectors those of all rows, one after the other
   * @param first first row to multiply
   * @param count number of rows, at most {@link #AT_ONCE}
   * @param products filled with the products of these rows, one after the other
   */
  void multiply(float[] vectors, int first, int count, float[] products) {
    matrix.multiply(vectors, first, count, products, 0);
    for (int row = 0; row < count; row++) {
      float penalty = (float) loss.penalty(observed.applyAsInt(first + row), others);
      Tiles.LANES.add(penalty, vectors, (first + row) * rank, products, row * rank, rank);
    }
  }
}
