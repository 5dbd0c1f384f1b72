package io.dangol.factor;

import java.util.Arrays;

/** Up to eight customers whose products are made together, and the best items of each. */
final class CustomerGroup {
  private final PackedItems items;
  private final int[] customers;
  private final float[] packed;
  private final double[] lengths;
  private final int[][] seen;
  private final BestItems[] best;
  private boolean isDone;

  /**
   * Packs the group.
   *
   * @param customers indexes into {@code vectors} and {@code seen}
   */
  CustomerGroup(PackedItems items, int[] customers, float[][] vectors, int[][] seen, int n) {
    this.items = items;
    this.customers = customers;
    this.packed = new float[Tile.CUSTOMERS * items.rank];
    this.lengths = new double[customers.length];
    this.seen = new int[customers.length][];
    this.best = new BestItems[customers.length];
    for (int c = 0; c < customers.length; c++) {
      float[] vector = vectors[customers[c]];
      Tile.pack(vector, c, packed);
      lengths[c] = PackedItems.length(vector, 0, items.rank);
      this.seen[c] = seen[customers[c]];
      best[c] = new BestItems(n);
    }
  }

  /** Offers the items of a panel; panels come in their order. */
  void offer(int panel, Tile tile, float[] products) {
    isDone = isDone || noneReaches(items.lengths[panel]);
    if (isDone) {
      return;
    }
    tile.multiply(packed, items.panels, panel * items.rank * Tile.ITEMS, items.rank, products);
    for (int c = 0; c < customers.length; c++) {
      if (tile.reaches(products, c, best[c].least())) {
        collect(c, panel, products);
      }
    }
  }

  /** The lists, each to the index of its customer. */
  void take(TopItems[] lists) {
    for (int c = 0; c < customers.length; c++) {
      lists[customers[c]] = best[c].take();
    }
  }

  /** Whether no vector of this length or a shorter one can get into a list. */
  private boolean noneReaches(double length) {
    // What the rounding of rank additions may add to a product, twice over.
    double slack = 1 + items.rank * 0x1p-23;
    for (int c = 0; c < customers.length; c++) {
      if (lengths[c] * length * slack >= best[c].least()) {
        return false;
      }
    }
    return true;
  }

  private void collect(int c, int panel, float[] products) {
    int first = panel * Tile.ITEMS;
    int row = c * Tile.ITEMS;
    int end = Math.min(Tile.ITEMS, items.size - first);
    float least = best[c].least();
    for (int i = 0; i < end; i++) {
      if (products[row + i] >= least && offer(c, products[row + i], items.positions[first + i])) {
        least = best[c].least();
      }
    }
  }

  private boolean offer(int c, float score, int position) {
    boolean isTaken = best[c].takes(score, position) && Arrays.binarySearch(seen[c], position) < 0;
    if (isTaken) {
      best[c].add(score, position);
    }
    return isTaken;
  }
}
