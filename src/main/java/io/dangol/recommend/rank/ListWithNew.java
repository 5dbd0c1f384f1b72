package io.dangol.recommend.rank;

import java.util.stream.IntStream;

/**
 * The list of a model with at least some items that the customer never took: where it has fewer,
 * its last own items give way to new ones at the end.
 */
final class ListWithNew implements ListModel {

  private final ListModel model;
  private final ListModel ofNew;
  private final int leastNew;

  /**
   * @param ofNew makes lists of new items
   * @param leastNew the number of new items that the list must have, if there are enough
   */
  ListWithNew(ListModel model, ListModel ofNew, int leastNew) {
    this.model = model;
    this.ofNew = ofNew;
    this.leastNew = leastNew;
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    int[] list = model.top(customer, excluded, n);
    int missing =
        Math.min(leastNew, n)
            - (int) IntStream.of(list).filter(item -> !customer.took(item)).count();
    if (missing <= 0) {
      return list;
    }
    int[] more = ofNew.top(customer, withoutOwnAnd(list, customer, excluded), missing);
    int tooMany = Math.max(0, list.length + more.length - n);
    return IntStream.concat(withoutLastOwn(list, customer, tooMany), IntStream.of(more)).toArray();
  }

  private static boolean[] withoutOwnAnd(int[] list, CustomerHistory customer, boolean[] excluded) {
    boolean[] without = excluded.clone();
    for (int item : list) {
      without[item] = true;
    }
    for (int i = 0; i < customer.items.length; i++) {
      without[customer.items[i]] |= customer.frequencies[i] > 0;
    }
    return without;
  }

  private static IntStream withoutLastOwn(int[] list, CustomerHistory customer, int tooMany) {
    boolean[] leaves = new boolean[list.length];
    int left = tooMany;
    for (int rank = list.length - 1; rank >= 0 && left > 0; rank--) {
      if (customer.took(list[rank])) {
        leaves[rank] = true;
        left--;
      }
    }
    return IntStream.range(0, list.length).filter(rank -> !leaves[rank]).map(rank -> list[rank]);
  }
}
