package io.dangol.recommend.evaluate;

import io.dangol.recommend.rank.ListModel;
import io.dangol.recommend.rank.Shopper;
import io.dangol.recommend.search.TopPlaces;

/** What the customer bought in most baskets. */
final class OwnFrequencyList implements ListModel {

  @Override
  public int[] top(Shopper shopper, boolean[] barred, int n) {
    TopPlaces top = new TopPlaces(n);
    for (int i = 0; i < shopper.items.length; i++) {
      if (shopper.frequencies[i] > 0 && !barred[shopper.items[i]]) {
        top.offer(shopper.items[i], shopper.frequencies[i]);
      }
    }
    return top.take();
  }
}
