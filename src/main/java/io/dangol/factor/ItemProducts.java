package io.dangol.factor;

import java.util.Arrays;

/**
 * Computes all dot products of some customers with the items, in the order of the packed items.
 *
 * <p>Use it for rankings that combine the product with other scores. If the product alone decides,
 * {@link ItemSearch} is faster; its products have the same bits. One instance per thread.
 */
public final class ItemProducts {

  /** Most customers at a time. With fewer, reading the items from memory takes most of the time. */
  public static final int CUSTOMERS = 4 * Tile.CUSTOMERS;

  private final PackedItems items;
  private final float[][] groups;
  private final float[] tile = new float[Tile.CUSTOMERS * Tile.ITEMS];

  public ItemProducts(PackedItems items) {
    this.items = items;
    this.groups = new float[CUSTOMERS / Tile.CUSTOMERS][Tile.CUSTOMERS * items.rank];
  }

  /** The number of items with a product, which are those with a usable vector. */
  public int size() {
    return items.size;
  }

  /** Position, in the order they were given in, of the item at an index of the products. */
  public int position(int index) {
    return items.positions[index];
  }

  /**
   * Fills {@code products[c][index]} with the product of customer c and the item at that index.
   *
   * @param customers at most {@link #CUSTOMERS} vectors of the items' rank
   */
  public void fill(float[][] customers, float[][] products) {
    for (float[] group : groups) {
      Arrays.fill(group, 0);
    }
    for (int c = 0; c < customers.length; c++) {
      Tile.pack(customers[c], c % Tile.CUSTOMERS, groups[c / Tile.CUSTOMERS]);
    }
    for (int first = 0; first < items.size; first += Tile.ITEMS) {
      int count = Math.min(Tile.ITEMS, items.size - first);
      for (int c = 0; c < customers.length; c++) {
        int row = c % Tile.CUSTOMERS;
        if (row == 0) {
          float[] group = groups[c / Tile.CUSTOMERS];
          Tiles.BEST.multiply(group, items.panels, first * items.rank, items.rank, tile);
        }
        System.arraycopy(tile, row * Tile.ITEMS, products[c], first, count);
      }
    }
  }
}
