package io.dangol.recommend;

/** The items whose factors have the largest dot product with the customer's. */
final class AlsList implements ListModel {
  private final Catalogue catalogue;
  private final DotProducts products;

  AlsList(Catalogue catalogue, DotProducts products) {
    this.catalogue = catalogue;
    this.products = products;
  }

  @Override
  public int[] top(Shopper shopper, boolean[] barred, int n) {
    if (!products.knows(shopper)) {
      return new int[0];
    }
    float[] scores = products.of(shopper);
    TopPlaces top = new TopPlaces(n);
    for (int i = 0; i < catalogue.size; i++) {
      if (!barred[i] && catalogue.hasFactors(i)) {
        top.offer(i, scores[i]);
      }
    }
    return top.take();
  }
}
