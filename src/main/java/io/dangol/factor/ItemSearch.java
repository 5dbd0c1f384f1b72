package io.dangol.factor;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the n items with the largest dot products for each of many customers, exactly.
 *
 * <p>Cost: rank multiply-adds per customer and item, less what the stop saves; memory: the packed
 * items, and n entries per customer of a batch. Items come longest first, and the product of two
 * vectors is at most that of their lengths (Cauchy-Schwarz): once this is below the worst item kept
 * of every customer of a group, the group is done.
 *
 * <p>Scores are sums of floats, the same on every machine. Of equal scores the item at the lower
 * position wins. A customer whose vector is zero, not finite or longer than 1e18 gets no list. One
 * instance per thread.
 */
public final class ItemSearch {

  private final PackedItems items;
  private final int n;
  private final Tile tile;
  private final float[] products = new float[Tile.CUSTOMERS * Tile.ITEMS];

  /** Lists of at most {@code n} items each. */
  public ItemSearch(PackedItems items, int n) {
    this(items, n, Tiles.BEST);
  }

  ItemSearch(PackedItems items, int n, Tile tile) {
    this.items = items;
    this.n = n;
    this.tile = tile;
  }

  /**
   * The list of each customer; shorter than n where fewer items are left.
   *
   * @param customers vectors of the items' rank; some hundred at a time share what is in the cache
   * @param seen positions that each customer must not be shown, ascending
   */
  public TopItems[] top(float[][] customers, int[][] seen) {
    TopItems[] lists = new TopItems[customers.length];
    Arrays.fill(lists, TopItems.NONE);
    if (n == 0) {
      return lists;
    }
    CustomerGroup[] groups = groups(customers, seen);
    for (int panel = 0; panel < items.lengths.length; panel++) {
      for (CustomerGroup group : groups) {
        group.offer(panel, tile, products);
      }
    }
    for (CustomerGroup group : groups) {
      group.take(lists);
    }
    return lists;
  }

  private CustomerGroup[] groups(float[][] customers, int[][] seen) {
    int[] usable =
        IntStream.range(0, customers.length)
            .filter(c -> PackedItems.isUsable(PackedItems.length(customers[c], 0, items.rank)))
            .toArray();
    CustomerGroup[] groups =
        new CustomerGroup[(usable.length + Tile.CUSTOMERS - 1) / Tile.CUSTOMERS];
    for (int g = 0; g < groups.length; g++) {
      int from = g * Tile.CUSTOMERS;
      int to = Math.min(usable.length, from + Tile.CUSTOMERS);
      int[] members = Arrays.copyOfRange(usable, from, to);
      groups[g] = new CustomerGroup(items, members, customers, seen, n);
    }
    return groups;
  }
}
