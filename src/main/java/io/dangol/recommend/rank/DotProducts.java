package io.dangol.recommend.rank;

import io.dangol.factor.FactorShares;
import io.dangol.factor.ItemProducts;
import io.dangol.recommend.neighbours.ItemPaths;
import io.dangol.recommend.neighbours.PathScores;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Dot products of customers' factors with those of all items of a catalogue that have factors. If
 * the trainer leaves paths to ranking, their scores are added.
 *
 * <p>Products are made for a group of customers at a time, which is several times faster than one
 * by one. They are in the order of the packed items: an item's index among the products is not its
 * catalogue position. One instance per thread, which several models may share.
 */
public final class DotProducts {

  /** The number of customers to prepare together. */
  public static final int GROUP = ItemProducts.CUSTOMERS;

  private static final float[] NONE = {};

  private final @Nullable FactorShares shares;
  private final ItemProducts items;
  private final PathScores paths;
  private final int[] indices;
  private final float[][] products;
  private List<CustomerHistory> prepared = List.of();

  public DotProducts(Catalogue catalogue) {
    this(catalogue, ItemPaths.none(), null);
  }

  public DotProducts(Catalogue catalogue, Learned learned) {
    this(catalogue, learned.paths(), learned.shares());
  }

  private DotProducts(Catalogue catalogue, ItemPaths paths, @Nullable FactorShares shares) {
    this.shares = shares;
    this.paths = new PathScores(paths);
    this.items = new ItemProducts(catalogue.packed);
    this.indices = new int[catalogue.size];
    Arrays.fill(indices, -1);
    for (int index = 0; index < items.size(); index++) {
      indices[items.position(index)] = index;
    }
    this.products = new float[GROUP][items.size()];
  }

  /** The number of products of a customer. */
  int size() {
    return items.size();
  }

  /** Whether the customer has factors, and any item has. */
  boolean knows(CustomerHistory customer) {
    return items.size() > 0 && customer.factors.length > 0;
  }

  /** Makes the products of at most a group of customers; overwrites those of the last group. */
  public void prepare(List<CustomerHistory> customers) {
    prepared = customers.stream().filter(this::knows).toList();
    items.fill(
        prepared.stream().map(customer -> customer.factors).toArray(float[][]::new), products);
    if (!paths.isEmpty()) {
      for (int c = 0; c < prepared.size(); c++) {
        addPaths(prepared.get(c), products[c]);
      }
    }
  }

  /**
   * The products of a customer by index; empty for a customer without factors. The array is
   * overwritten when the next group is prepared. A customer who was not prepared becomes a group
   * alone.
   */
  public float[] of(CustomerHistory customer) {
    if (!knows(customer)) {
      return NONE;
    }
    for (int c = 0; c < prepared.size(); c++) {
      if (prepared.get(c) == customer) {
        return products[c];
      }
    }
    prepare(List.of(customer));
    return products[0];
  }

  /** Whether products can be divided among the customer's own items. */
  boolean divides() {
    return shares != null;
  }

  /** What the own items of a customer with factors add to products. */
  FactorShares.Customer shares(CustomerHistory customer) {
    if (shares == null) {
      throw new IllegalStateException("the trainer's products cannot be divided");
    }
    float[] all = of(customer);
    double[] own =
        IntStream.of(customer.items)
            .mapToDouble(position -> indices[position] >= 0 ? all[indices[position]] : 0)
            .toArray();
    return shares.customer(customer.items, customer.strengths, own);
  }

  /** Catalogue position of the item at an index. */
  public int position(int index) {
    return items.position(index);
  }

  /** Index of the item at a catalogue position, or -1 for an item without factors. */
  int indexOf(int position) {
    return indices[position];
  }

  private void addPaths(CustomerHistory customer, float[] scores) {
    double[] added = paths.of(customer.itemsWithStrength());
    for (int index = 0; index < scores.length; index++) {
      scores[index] += (float) added[items.position(index)];
    }
  }
}
