package io.dangol.factor;

import java.util.List;

/** Up to eight customers whose products are made together. */
final class CustomerGroup {
  private final PackedItems items;
  private final OpenList[] lists;
  private final float[] packed;
  private boolean isDone;

  CustomerGroup(PackedItems items, List<OpenList> lists) {
    this.items = items;
    this.lists = lists.toArray(OpenList[]::new);
    this.packed = new float[Tile.CUSTOMERS * items.rank];
    for (int c = 0; c < this.lists.length; c++) {
      Tile.pack(this.lists[c].vector(), c, packed);
    }
  }

  /** Offers the items of a panel; panels come in their order. */
  void offer(int panel, Tile tile, float[] products) {
    isDone = isDone || noneReaches(items.lengths[panel]);
    if (isDone) {
      return;
    }
    tile.multiply(packed, items.panels, panel * items.rank * Tile.ITEMS, items.rank, products);
    for (int c = 0; c < lists.length; c++) {
      if (tile.reaches(products, c, lists[c].least())) {
        collect(c, panel, products);
      }
    }
  }

  /** Whether no vector of this length or a shorter one can get into a list. */
  private boolean noneReaches(double length) {
    for (OpenList list : lists) {
      if (length >= list.needed()) {
        return false;
      }
    }
    return true;
  }

  private void collect(int c, int panel, float[] products) {
    int first = panel * Tile.ITEMS;
    int row = c * Tile.ITEMS;
    int end = Math.min(Tile.ITEMS, items.size - first);
    float least = lists[c].least();
    for (int i = 0; i < end; i++) {
      if (products[row + i] >= least
          && lists[c].offer(products[row + i], items.positions[first + i])) {
        least = lists[c].least();
      }
    }
  }
}
