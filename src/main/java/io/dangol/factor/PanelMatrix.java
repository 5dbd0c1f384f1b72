package io.dangol.factor;

/**
 * A matrix in the panels of {@link Tile}, by which rows of vectors are multiplied. Several rows are
 * multiplied at a time, so that the matrix is read from memory once for all of them. Threads may
 * share an instance.
 */
final class PanelMatrix {

  /** Most rows that are multiplied at a time. */
  static final int AT_ONCE = Tile.CUSTOMERS;

  private final int rows;
  private final int columns;
  private final float[] panels;

  /**
   * Packs a matrix.
   *
   * @param values row by row
   */
  PanelMatrix(double[] values, int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    int panelCount = (columns + Tile.ITEMS - 1) / Tile.ITEMS;
    this.panels = new float[panelCount * rows * Tile.ITEMS];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int panel = column / Tile.ITEMS;
        panels[(panel * rows + row) * Tile.ITEMS + column % Tile.ITEMS] =
            (float) values[row * columns + column];
      }
    }
  }

  /**
   * Multiplies some vectors by the matrix.
   *
   * @param vectors each as long as the matrix has rows, one after the other
   * @param first first vector to multiply
   * @param count number of vectors, at most {@link #AT_ONCE}
   * @param products filled with the products of these vectors, one after the other
   * @param to index of the first product
   */
  void multiply(float[] vectors, int first, int count, float[] products, int to) {
    float[] group = new float[rows * Tile.CUSTOMERS];
    float[] tile = new float[Tile.CUSTOMERS * Tile.ITEMS];
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < rows; k++) {
        group[k * Tile.CUSTOMERS + row] = vectors[(first + row) * rows + k];
      }
    }
    for (int column = 0; column < columns; column += Tile.ITEMS) {
      Tiles.BEST.multiply(group, panels, column * rows, rows, tile);
      int width = Math.min(Tile.ITEMS, columns - column);
      for (int row = 0; row < count; row++) {
        int product = to + row * columns + column;
        System.arraycopy(tile, row * Tile.ITEMS, products, product, width);
      }
    }
  }
}
