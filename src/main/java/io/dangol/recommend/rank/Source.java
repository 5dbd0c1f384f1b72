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

  /** How much an own item of the customer speaks for an item; 0 if nothing is known. */
  default double similarity(int item, int own) {
    return 0;
  }
}
