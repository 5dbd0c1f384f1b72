package io.dangol.recommend.evaluate;

import io.dangol.recommend.rank.CustomerHistory;
import io.dangol.recommend.rank.ListModel;
import io.dangol.recommend.search.TopPositions;

/** Lists the items that the customer took most often. */
final class OwnFrequencyList implements ListModel {

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    TopPositions top = new TopPositions(n);
    for (int i = 0; i < customer.items.length; i++) {
      if (customer.frequencies[i] > 0 && !excluded[customer.items[i]]) {
        top.offer(customer.items[i], customer.frequencies[i]);
      }
    }
    return top.take();
  }
}
