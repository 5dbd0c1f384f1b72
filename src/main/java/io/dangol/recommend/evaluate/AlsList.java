package io.dangol.recommend.evaluate;

import io.dangol.recommend.rank.DotProducts;
import io.dangol.recommend.rank.ListModel;
import io.dangol.recommend.rank.Shopper;
import io.dangol.recommend.search.TopPlaces;

/** The items whose factors have the largest dot product with the customer's. */
final class AlsList implements ListModel {
  private final DotProducts products;

  AlsList(DotProducts products) {
    this.products = products;
  }

  @Override
  public int[] top(Shopper shopper, boolean[] barred, int n) {
    float[] scores = products.of(shopper);
    TopPlaces top = new TopPlaces(n);
    for (int place = 0; place < scores.length; place++) {
      if (scores[place] >= top.least() && !barred[products.position(place)]) {
        top.offer(products.position(place), scores[place]);
      }
    }
    return top.take();
  }
}
