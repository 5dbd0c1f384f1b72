package io.dangol.recommend.rank;

import static io.dangol.table.Words.CandidateSource.ALS;
import static io.dangol.table.Words.CandidateSource.OWN;
import static io.dangol.table.Words.CandidateSource.POPULAR;

import io.dangol.recommend.search.TopPositions;
import io.dangol.table.Words.CandidateSource;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Scores items for one customer after another.
 *
 * <p>An item's score is the weighted mean of three parts, each 0 to 1:
 *
 * <ul>
 *   <li>own: how often the customer took the item, times recent popularity to a power, over the
 *       customer's maximum among the items that are not excluded;
 *   <li>als: the dot product of factors (0 if negative), over the same customer's maximum;
 *   <li>popular: popularity over that of the most popular item.
 * </ul>
 *
 * <p>Scores are rounded to 6 decimals.
 */
final class BlendScores {

  private static final double PRECISION = 1e6;

  private static final float[] NONE = {};

  private final Catalogue catalogue;
  private final BlendSettings blend;
  private final DotProducts products;
  private final double[] boosts;

  /** The weighted popularity of each item, by its index among the products. */
  private final float[] popular;

  private final double[] own;
  private int[] former = {};
  private float[] als = NONE;

  /** The largest product among the items that are not excluded; 0 if none is positive. */
  private float mostAls;

  BlendScores(Catalogue catalogue, BlendSettings blend, DotProducts products) {
    this.catalogue = catalogue;
    this.blend = blend;
    this.products = products;
    this.boosts =
        Arrays.stream(catalogue.recent)
            .mapToDouble(recent -> Math.pow(recent + 1.0, blend.popularityExponent()))
            .toArray();
    this.popular = new float[products.size()];
    for (int index = 0; index < popular.length; index++) {
      popular[index] = (float) (blend.popular() * catalogue.popularity[products.position(index)]);
    }
    this.own = new double[catalogue.size];
  }

  /** Scores the items for this customer from now on. */
  void prepare(CustomerHistory customer, boolean[] excluded) {
    scoreOwn(customer, excluded);
    scoreAls(customer, excluded);
  }

  private void scoreOwn(CustomerHistory customer, boolean[] excluded) {
    for (int item : former) {
      own[item] = 0;
    }
    former = customer.items;
    double maximum = 0;
    for (int i = 0; i < customer.items.length; i++) {
      int item = customer.items[i];
      own[item] = signal(customer, i) * boosts[item];
      if (!excluded[item]) {
        maximum = Math.max(maximum, own[item]);
      }
    }
    for (int item : customer.items) {
      own[item] = maximum > 0 ? own[item] / maximum : 0;
    }
  }

  /** The frequency; for an item that was only seen, a number below 1. */
  private static double signal(CustomerHistory customer, int i) {
    double strength = customer.strengths[i];
    return customer.frequencies[i] > 0 ? customer.frequencies[i] : strength / (1 + strength);
  }

  private void scoreAls(CustomerHistory customer, boolean[] excluded) {
    als = customer.items.length == 0 ? NONE : products.of(customer);
    mostAls = 0;
    for (int index = 0; index < als.length; index++) {
      if (als[index] > mostAls && !excluded[products.position(index)]) {
        mostAls = als[index];
      }
    }
  }

  private double als(int item) {
    int index = products.indexOf(item);
    return mostAls > 0 && index >= 0 && als[index] > 0 ? als[index] / mostAls : 0;
  }

  /** The score of an item. */
  double of(int item) {
    double sum =
        blend.own() * own[item]
            + blend.als() * als(item)
            + blend.popular() * catalogue.popularity[item];
    return Math.rint(sum / blend.sum() * PRECISION) / PRECISION;
  }

  /**
   * Offers the items whose product lifts them to the least score in the list. Products are compared
   * as floats, with a margin for the precision of floats and the rounding of scores.
   */
  void offerByProduct(TopPositions top, IntConsumer offer) {
    if (!(mostAls > 0)) {
      return;
    }
    float weight = (float) (blend.als() / mostAls);
    float least = threshold(top);
    for (int index = 0; index < als.length; index++) {
      if (als[index] * weight + popular[index] >= least) {
        offer.accept(products.position(index));
        least = threshold(top);
      }
    }
  }

  private float threshold(TopPositions top) {
    return (float) ((top.least() - 1 / PRECISION) * blend.sum());
  }

  /** The part that adds most to an item's score. */
  CandidateSource strongest(int item) {
    double byOwn = blend.own() * own[item];
    double byAls = blend.als() * als(item);
    double byPopularity = blend.popular() * catalogue.popularity[item];
    if (byOwn > 0 && byOwn >= byAls && byOwn >= byPopularity) {
      return OWN;
    }
    return byAls > 0 && byAls >= byPopularity ? ALS : POPULAR;
  }
}
