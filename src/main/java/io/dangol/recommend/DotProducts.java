package io.dangol.recommend;

import io.dangol.factor.ItemProducts;
import java.util.List;

/**
 * Dot products of customers' factors with those of all items of a catalogue.
 *
 * <p>They are made for a group of customers at a time, which is several times faster than one by
 * one. One instance per thread, which several models may share.
 */
final class DotProducts {

  /** Customers that are best prepared together. */
  static final int GROUP = ItemProducts.CUSTOMERS;

  private final int rank;
  private final ItemProducts items;
  private final float[][] products;
  private List<Shopper> prepared = List.of();

  DotProducts(Catalogue catalogue) {
    this.rank = catalogue.rank;
    this.items = new ItemProducts(catalogue.packed);
    this.products = new float[GROUP][catalogue.size];
  }

  /** Whether the trainer knows the customer, and any item. */
  boolean knows(Shopper shopper) {
    return rank > 0 && shopper.factors.length > 0;
  }

  /** Makes the products of at most a group; those of the group before are gone. */
  void prepare(List<Shopper> shoppers) {
    prepared = shoppers.stream().filter(this::knows).toList();
    items.fill(prepared.stream().map(shopper -> shopper.factors).toArray(float[][]::new), products);
  }

  /**
   * One product per catalogue position, 0 where an item has no factors; to be read before the next
   * group is prepared. A known customer who was not prepared is a group alone.
   */
  float[] of(Shopper shopper) {
    for (int c = 0; c < prepared.size(); c++) {
      if (prepared.get(c) == shopper) {
        return products[c];
      }
    }
    prepare(List.of(shopper));
    return products[0];
  }
}
