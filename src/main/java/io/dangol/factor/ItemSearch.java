package io.dangol.factor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the n items with the largest dot products for each of many customers, exactly.
 *
 * <p>Items are visited by descending length. The product of two vectors is at most the product of
 * their lengths (see {@link Bounds}), so a customer is done once this bound is below the worst item
 * in the list. Eight customers share a tile; customers who will be done at about the same length
 * are grouped together, and the groups are formed again each time the number of visited items
 * doubles.
 *
 * <p>Time: rank multiply-adds per customer and visited item. Memory: the packed items, and n
 * entries per customer of a batch.
 *
 * <p>Scores are sums of floats, the same on every machine. The item at the lower position wins a
 * tie. A customer whose vector is zero, not finite or longer than 1e18 gets no list. One instance
 * per thread.
 */
public final class ItemSearch {

  /** Panels that are visited before customers are first regrouped. */
  private static final int FIRST_PANELS = 8;

  private final SearchedItems items;
  private final int n;
  private final Tile tile;
  private final float[] products = new float[Tile.CUSTOMERS * Tile.ITEMS];

  /** Searches lists of at most {@code n} items. */
  public ItemSearch(SearchedItems items, int n) {
    this(items, n, Tiles.BEST);
  }

  ItemSearch(SearchedItems items, int n, Tile tile) {
    this.items = items;
    this.n = n;
    this.tile = tile;
  }

  /**
   * The list of each customer; shorter than n if too few items are left.
   *
   * @param customers vectors of the items' rank; a few hundred at a time make good use of the
   *     processor's cache
   * @param isSeen for each customer, which positions must not be shown; only tested for items that
   *     would enter the list
   */
  public TopItems[] top(float[][] customers, IntPredicate[] isSeen) {
    TopItems[] lists = new TopItems[customers.length];
    Arrays.fill(lists, TopItems.NONE);
    if (n == 0) {
      return lists;
    }
    List<OpenList> all = opened(customers, isSeen);
    List<OpenList> open = all;
    int count = items.lengths.length;
    for (int from = 0, to = FIRST_PANELS; from < count && !open.isEmpty(); from = to, to *= 2) {
      open = stillOpen(open, items.lengths[from]);
      offer(open, from, Math.min(to, count));
    }
    all.forEach(list -> lists[list.customer()] = list.take());
    return lists;
  }

  private List<OpenList> opened(float[][] customers, IntPredicate[] isSeen) {
    int rank = items.packed.rank;
    int[] usable =
        IntStream.range(0, customers.length)
            .filter(c -> PackedItems.isUsable(PackedItems.length(customers[c], 0, rank)))
            .toArray();
    float[][] vectors = IntStream.of(usable).mapToObj(c -> customers[c]).toArray(float[][]::new);
    double[] reaches = items.bounds.ofCustomers(vectors);
    return IntStream.range(0, usable.length)
        .mapToObj(i -> new OpenList(usable[i], vectors[i], reaches[i], isSeen[usable[i]], n))
        .toList();
  }

  /** The lists that an item of this length may still enter; those that end first come last. */
  private static List<OpenList> stillOpen(List<OpenList> lists, double length) {
    return lists.stream()
        .filter(list -> length >= list.needed())
        .sorted(Comparator.comparingDouble(OpenList::needed))
        .toList();
  }

  private void offer(List<OpenList> lists, int from, int to) {
    List<CustomerGroup> groups = new ArrayList<>();
    for (int first = 0; first < lists.size(); first += Tile.CUSTOMERS) {
      int end = Math.min(lists.size(), first + Tile.CUSTOMERS);
      groups.add(new CustomerGroup(items, lists.subList(first, end)));
    }
    for (int panel = from; panel < to; panel++) {
      for (CustomerGroup group : groups) {
        group.offer(panel, tile, products);
      }
    }
  }
}
