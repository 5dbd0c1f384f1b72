package io.dangol.factor;

import java.util.Arrays;

/**
 * All dot products of some customers with the items, in the order of the packed items.
 *
 * <p>For a ranking in which the product is one part of several; where it alone decides, {@link
 * ItemSearch} is faster. The products are the same bits as those of {@link ItemSearch}. One
 * instance per thread.
 */
public final class ItemProducts {

  /** At most so many customers at a time; with fewer the items' way from memory takes longest. */
  public static final int CUSTOMERS = 4 * Tile.CUSTOMERS;

  private final PackedItems items;
  private final float[][] groups;
  private final float[] tile = new float[Tile.CUSTOMERS * Tile.ITEMS];

  public ItemProducts(PackedItems items) {
    this.items = items;
    this.groups = new float[CUSTOMERS / Tile.CUSTOMERS][Tile.CUSTOMERS * items.rank];
  }

  /** Items that have a product: those with a usable vector. */
  public int size() {
    return items.size;
  }

  /** Position, in the order they were given in, of the item at a place of the products. */
  public int position(int place) {
    return items.positions[place];
  }

  /**
   * Fills {@code products[c][place]} with the product of customer c and the item at that place.
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
