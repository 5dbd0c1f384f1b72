package io.dangol.recommend.rank;

import java.util.List;

/**
 * A list whose last item may have been drawn.
 *
 * @param lastPropensity the probability with which the last rank has this item; that of the others
 *     is 1
 */
record ExploredList(List<RankedItem> items, double lastPropensity) {

  ExploredList {
    items = List.copyOf(items);
  }

  /** The list of a customer for whom nothing is drawn. */
  static ExploredList of(List<RankedItem> items) {
    return new ExploredList(items, 1);
  }

  /** The probability with which a rank, from 1, has its item. */
  double propensity(int rank) {
    return rank == items.size() ? lastPropensity : 1;
  }
}
