package io.dangol.factor;

import java.util.function.IntUnaryOperator;

/**
 * The part of the matrices of all rows of one side that is not made of their own pairs: a0 times
 * the sum of outer products of the other side, the same for all, and the row's penalty on the
 * diagonal.
 *
 * <p>The sum lies in panels as {@link Tile} reads them and is multiplied by several vectors at a
 * time, so that it comes from memory once for all of them.
 */
final class SharedMatrix {

  /** Vectors at a time. */
  static final int AT_ONCE = Tile.CUSTOMERS;

  private final int rank;
  private final Loss loss;
  private final int others;
  private final IntUnaryOperator observed;
  private final float[] panels;

  /**
   * A matrix.
   *
   * @param gram sum of outer products of the other side, rank x rank
   * @param others rows of that side
   * @param observed pairs of a row of this side
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
   * Multiplies.
   *
   * @param vectors of all rows, one after the other
   * @param first row whose vector is multiplied
   * @param count of rows, at most {@link #AT_ONCE}
   * @param products of these rows, one after the other; filled
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
