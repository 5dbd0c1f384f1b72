package io.dangol.recommend.rank;

import io.dangol.factor.FactorShares;
import io.dangol.recommend.search.TopPositions;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Items whose factors have a positive dot product with the customer's. Of items with like products
 * the more popular are proposed.
 */
final class FactorSource implements Source {

  private static final int CANDIDATES = 60;
  private static final double POPULARITY_EXPONENT = 0.3;
  private static final float[] NONE = {};

  private final Catalogue catalogue;
  private final DotProducts products;

  /** By index among the products. */
  private final float[] boosts;

  private CustomerHistory customer = CustomerHistory.UNKNOWN;
  private float[] scores = NONE;

  /** The own items' shares of this item's product; of no item if it is -1. */
  private int dividedItem = -1;

  private double[] shares = {};

  /** Divides the customer's products; null until one is asked for. */
  private FactorShares.@Nullable Customer divided;

  /** The largest product among the items on sale; 0 if none is positive. */
  private float most;

  FactorSource(Catalogue catalogue, DotProducts products) {
    this.catalogue = catalogue;
    this.products = products;
    this.boosts = new float[products.size()];
    for (int index = 0; index < boosts.length; index++) {
      long recent = catalogue.recent[products.position(index)];
      boosts[index] = (float) Math.pow(recent + 1.0, POPULARITY_EXPONENT);
    }
  }

  @Override
  public void prepare(CustomerHistory next) {
    customer = next;
    dividedItem = -1;
    divided = null;
    scores = customer.items.length == 0 ? NONE : products.of(customer);
    most = 0;
    for (int index = 0; index < scores.length; index++) {
      if (scores[index] > most && !catalogue.inactive[products.position(index)]) {
        most = scores[index];
      }
    }
  }

  @Override
  public double of(int item) {
    int index = products.indexOf(item);
    return most > 0 && index >= 0 && scores[index] > 0 ? Math.min(1, scores[index] / most) : 0;
  }

  @Override
  public void propose(boolean[] excluded, int least, IntConsumer candidates) {
    if (!(most > 0)) {
      return;
    }
    TopPositions top = new TopPositions(Math.max(CANDIDATES, least));
    for (int index = 0; index < scores.length; index++) {
      float score = scores[index] * boosts[index];
      if (score > 0 && score >= top.least() && !excluded[products.position(index)]) {
        top.offer(products.position(index), score);
      }
    }
    top.drain(candidates);
  }

  @Override
  public boolean divides() {
    return products.divides();
  }

  /** Where the trainer's equations do not divide the product: strength times cosine. */
  @Override
  public double share(int item, int index) {
    if (!products.divides()) {
      int own = customer.items[index];
      return catalogue.hasFactors(item) && catalogue.hasFactors(own)
          ? customer.strengths[index] * catalogue.cosine(item, own)
          : 0;
    }
    if (!(most > 0)) {
      return 0;
    }
    if (divided == null) {
      divided = products.shares(customer);
    }
    if (dividedItem != item) {
      shares = divided.of(item);
      dividedItem = item;
    }
    return shares[index] / most;
  }
}
