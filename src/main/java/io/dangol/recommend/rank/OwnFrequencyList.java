package io.dangol.recommend.rank;

import io.dangol.recommend.search.TopPositions;
import java.util.stream.IntStream;

/** Lists the items that the customer took most often, and then the most popular ones. */
final class OwnFrequencyList implements ListModel {

  private final PopularList popular;

  OwnFrequencyList(PopularList popular) {
    this.popular = popular;
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    TopPositions top = new TopPositions(n);
    for (int i = 0; i < customer.items.length; i++) {
      if (customer.frequencies[i] > 0 && !excluded[customer.items[i]]) {
        top.offer(customer.items[i], customer.frequencies[i]);
      }
    }
    int[] own = top.take();
    IntStream others =
        IntStream.of(popular.top(customer, excluded, n))
            .filter(item -> IntStream.of(own).noneMatch(taken -> taken == item));
    return IntStream.concat(IntStream.of(own), others).limit(n).toArray();
  }
}
