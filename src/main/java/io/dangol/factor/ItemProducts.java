package io.dangol.factor;

import java.util.Arrays;

/**
 * All dot products of up to eight customers with the items, by position.
 *
 * <p>For a ranking in which the product is one part of several; where it alone decides, {@link
 * ItemSearch} is faster. The products are the same bits as those of {@link ItemSearch}. One
 * instance per thread.
 */
public final class ItemProducts {

  /** At most so many customers at a time. */
  public static final int CUSTOMERS = Tile.CUSTOMERS;

  private final PackedItems items;
  private final float[] group;
  private final float[] tile = new float[Tile.CUSTOMERS * Tile.ITEMS];

  public ItemProducts(PackedItems items) {
    this.items = items;
    this.group = new float[Tile.CUSTOMERS * items.rank];
  }

  /**
   * Fills {@code products[c][i]} with the product of customer c and the item at position i; that of
   * an item without a usable vector stays as it is.
   *
   * @param customers at most eight vectors of the items' rank
   */
  public void fill(float[][] customers, float[][] products) {
    Arrays.fill(group, 0);
    for (int c = 0; c < customers.length; c++) {
      Tile.pack(customers[c], c, group);
    }
    for (int first = 0; first < items.size; first += Tile.ITEMS) {
      Tiles.BEST.multiply(group, items.panels, first * items.rank, items.rank, tile);
      int end = Math.min(Tile.ITEMS, items.size - first);
      for (int c = 0; c < customers.length; c++) {
        for (int i = 0; i < end; i++) {
          products[c][items.positions[first + i]] = tile[c * Tile.ITEMS + i];
        }
      }
    }
  }
}
