package io.dangol.recommend.rank;

import java.util.function.IntConsumer;

/** What speaks for items: it scores them for one customer after another, and proposes the best. */
interface Source {

  /** Scores items for this customer from now on. */
  void prepare(CustomerHistory customer);

  /**
   * 0 to 1: 1 for the customer's best item on sale, 0 for an item that the source says nothing of.
   */
  double of(int item);

  /**
   * Proposes its best items, in no particular order.
   *
   * @param excluded the positions that must not be proposed
   * @param least the number of items that are needed; a source may propose more
   */
  void propose(boolean[] excluded, int least, IntConsumer candidates);

  /**
   * What an own item of the customer adds to an item's score. If the source {@link #divides}, these
   * add up to the score; else they only say which own items count more.
   *
   * @param index of the own item in the customer's history
   */
  default double share(int item, int index) {
    return 0;
  }

  /** Whether the score is a sum over the customer's own items. */
  boolean divides();
}
