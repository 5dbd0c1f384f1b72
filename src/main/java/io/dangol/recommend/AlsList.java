package io.dangol.recommend;

/** The items whose factors have the largest dot product with the customer's. */
final class AlsList implements ListModel {
  private final Catalogue catalogue;
  private final float[] products;

  AlsList(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.products = new float[catalogue.size];
  }

  @Override
  public int[] top(Shopper shopper, boolean[] barred, int n) {
    if (shopper.factors.length == 0 || catalogue.rank == 0) {
      return new int[0];
    }
    DotProducts.fill(catalogue.factors, shopper.factors, products);
    TopPlaces top = new TopPlaces(n);
    for (int i = 0; i < catalogue.size; i++) {
      if (!barred[i] && catalogue.hasFactors(i)) {
        top.offer(i, products[i]);
      }
    }
    return top.take();
  }
}
