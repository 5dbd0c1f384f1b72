package io.dangol.factor;

/** The Gram matrix of many vectors: the sum of their outer products. */
final class Gram {

  /** Rows that are summed in float before their sum is added in double. */
  private static final int CHUNK = 256;

  private final int rank;
  private final float[][] groups;
  private final float[][] panels;
  private final float[] tile = new float[Tile.CUSTOMERS * Tile.ITEMS];
  private final double[] sums;

  private Gram(int rank) {
    this.rank = rank;
    this.groups = new float[(rank + Tile.CUSTOMERS - 1) / Tile.CUSTOMERS][CHUNK * Tile.CUSTOMERS];
    this.panels = new float[(rank + Tile.ITEMS - 1) / Tile.ITEMS][CHUNK * Tile.ITEMS];
    this.sums = new double[rank * rank];
  }

  /** Row-major rank x rank, summed in the order of the vectors. */
  static double[] of(float[] vectors, int rank) {
    Gram gram = new Gram(rank);
    int rows = rank == 0 ? 0 : vectors.length / rank;
    // Counts rows, because the index after the last float may overflow an int.
    for (int row = 0; row < rows; row += CHUNK) {
      gram.add(vectors, row * rank, Math.min(CHUNK, rows - row));
    }
    return gram.sums;
  }

  /** Adds the products of each factor with each factor, over the rows of a chunk. */
  private void add(float[] vectors, int from, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < rank; k++) {
        float factor = vectors[from + row * rank + k];
        groups[k / Tile.CUSTOMERS][row * Tile.CUSTOMERS + k % Tile.CUSTOMERS] = factor;
        panels[k / Tile.ITEMS][row * Tile.ITEMS + k % Tile.ITEMS] = factor;
      }
    }
    for (int panel = 0; panel < panels.length; panel++) {
      for (int group = 0; group < groups.length; group++) {
        Tiles.BEST.multiply(groups[group], panels[panel], 0, rows, tile);
        addTile(group * Tile.CUSTOMERS, panel * Tile.ITEMS);
      }
    }
  }

  private void addTile(int firstRow, int firstColumn) {
    int rows = Math.min(Tile.CUSTOMERS, rank - firstRow);
    int columns = Math.min(Tile.ITEMS, rank - firstColumn);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        sums[(firstRow + row) * rank + firstColumn + column] += tile[row * Tile.ITEMS + column];
      }
    }
  }
}
