package io.dangol.factor;

import java.util.function.IntUnaryOperator;

/**
 * The part of each row's matrix that does not come from its own pairs: a0 times the Gram matrix of
 * the other side, which all rows share, and the row's penalty on the diagonal. A row is a customer
 * if the other side are the items, and the reverse.
 *
 * <p>The Gram matrix is in the panels of {@link Tile}. Several vectors are multiplied at a time, so
 * that the matrix is read from memory once for all of them.
 */
final class SharedMatrix {

  /** Most vectors that are multiplied at a time. */
  static final int AT_ONCE = Tile.CUSTOMERS;

  private final int rank;
  private final Loss loss;
  private final int others;
  private final IntUnaryOperator observed;
  private final float[] panels;

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
    int panelCount = (rank + Tile.ITEMS - 1) / Tile.ITEMS;
    this.panels = new float[panelCount * rank * Tile.ITEMS];
    for (int row = 0; row < rank; row++) {
      for (int column = 0; column < rank; column++) {
        int panel = column / Tile.ITEMS;
        panels[(panel * rank + row) * Tile.ITEMS + column % Tile.ITEMS] =
            (float) (loss.unobservedWeight() * gram[row * rank + column]);
      }
    }
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
    float[] group = new float[rank * Tile.CUSTOMERS];
    float[] tile = new float[Tile.CUSTOMERS * Tile.ITEMS];
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < rank; k++) {
        group[k * Tile.CUSTOMERS + row] = vectors[(first + row) * rank + k];
      }
    }
    for (int column = 0; column < rank; column += Tile.ITEMS) {
      Tiles.BEST.multiply(group, panels, column * rank, rank, tile);
      int width = Math.min(Tile.ITEMS, rank - column);
      for (int row = 0; row < count; row++) {
        System.arraycopy(tile, row * Tile.ITEMS, products, row * rank + column, width);
      }
    }
    for (int row = 0; row < count; row++) {
      float penalty = (float) loss.penalty(observed.applyAsInt(first + row), others);
      Tiles.LANES.add(penalty, vectors, (first + row) * rank, products, row * rank, rank);
    }
  }
}
