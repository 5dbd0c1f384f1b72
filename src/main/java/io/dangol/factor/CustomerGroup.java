package io.dangol.factor;

import java.util.List;

/** Up to eight customers whose dot products are computed together. */
final class CustomerGroup {
  private final SearchedItems items;
  private final OpenList[] lists;
  private final float[] vectors;

  /** The lists' least scores, copied here because every panel reads them and they seldom change. */
  private final float[] least = new float[Tile.CUSTOMERS];

  private double needed;

  CustomerGroup(SearchedItems items, List<OpenList> lists) {
    this.items = items;
    this.lists = lists.toArray(OpenList[]::new);
    this.vectors = new float[Tile.CUSTOMERS * items.packed.rank];
    for (int c = 0; c < this.lists.length; c++) {
      Tile.pack(this.lists[c].vector(), c, vectors);
    }
    refresh();
  }

  private void refresh() {
    needed = Double.POSITIVE_INFINITY;
    for (int c = 0; c < lists.length; c++) {
      least[c] = lists[c].least();
      needed = Math.min(needed, lists[c].needed());
    }
  }

  /** Offers the items of a panel to the lists; panels must come in their order. */
  void offer(int panel, Tile tile, float[] products) {
    if (items.lengths[panel] < needed) {
      return;
    }
    int rank = items.packed.rank;
    tile.multiply(vectors, items.packed.panels, panel * rank * Tile.ITEMS, rank, products);
    int first = panel * Tile.ITEMS;
    int count = Math.min(Tile.ITEMS, items.packed.size - first);
    boolean hasRisen = false;
    for (int rows = reached(tile, products); rows != 0; rows &= rows - 1) {
      int c = Integer.numberOfTrailingZeros(rows);
      hasRisen |= lists[c].collect(products, c * Tile.ITEMS, items.packed.positions, first, count);
    }
    if (hasRisen) {
      refresh();
    }
  }

  /** One bit per list with a product that reaches its least score; computed without branches. */
  private int reached(Tile tile, float[] products) {
    int rows = 0;
    for (int c = 0; c < lists.length; c++) {
      rows |= (tile.reaches(products, c, least[c]) ? 1 : 0) << c;
    }
    return rows;
  }
}
