package io.dangol.recommend.rank;

import io.dangol.factor.ItemProducts;
import java.util.Arrays;
import java.util.List;

/**
 * Dot products of customers' factors with those of all items of a catalogue that have any.
 *
 * <p>They are made for a group of customers at a time, which is several times faster than one by
 * one, and stay in the order in which they are made: each item has a place, which is not its
 * catalogue position. One instance per thread, which several models may share.
 */
public final class DotProducts {

  /** Customers that are best prepared together. */
  public static final int GROUP = ItemProducts.CUSTOMERS;

  private static final float[] NONE = {};

  private final ItemProducts items;
  private final int[] places;
  private final float[][] products;
  private List<Shopper> prepared = List.of();

  public DotProducts(Catalogue catalogue) {
    this.items = new ItemProducts(catalogue.packed);
    this.places = new int[catalogue.size];
    Arrays.fill(places, -1);
    for (int place = 0; place < items.size(); place++) {
      places[items.position(place)] = place;
    }
    this.products = new float[GROUP][items.size()];
  }

  /** Places of a product. */
  int size() {
    return items.size();
  }

  /** Whether the trainer knows the customer, and any item. */
  boolean knows(Shopper shopper) {
    return items.size() > 0 && shopper.factors.length > 0;
  }

  /** Makes the products of at most a group; those of the group before are gone. */
  public void prepare(List<Shopper> shoppers) {
    prepared = shoppers.stream().filter(this::knows).toList();
    items.fill(prepared.stream().map(shopper -> shopper.factors).toArray(float[][]::new), products);
  }

  /**
   * One product per place, none of a customer who is not known; to be read before the next group is
   * prepared. A known customer who was not prepared is a group alone.
   */
  public float[] of(Shopper shopper) {
    if (!knows(shopper)) {
      return NONE;
    }
    for (int c = 0; c < prepared.size(); c++) {
      if (prepared.get(c) == shopper) {
        return products[c];
      }
    }
    prepare(List.of(shopper));
    return products[0];
  }

  /** Catalogue position of the item at a place. */
  public int position(int place) {
    return items.position(place);
  }

  /** Place of the item at a catalogue position, or -1 for one without factors. */
  int place(int position) {
    return places[position];
  }
}
