package io.dangol.recommend.rank;

import io.dangol.recommend.search.TopPositions;

/** Lists the items whose factors have the largest dot product with the customer's. */
final class AlsList implements ListModel {
  private final DotProducts products;

  AlsList(DotProducts products) {
    this.products = products;
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    float[] scores = products.of(customer);
    TopPositions top = new TopPositions(n);
    for (int index = 0; index < scores.length; index++) {
      if (scores[index] >= top.least() && !excluded[products.position(index)]) {
        top.offer(products.position(index), scores[index]);
      }
    }
    return top.take();
  }
}
