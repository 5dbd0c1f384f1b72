package io.dangol.recommend.rank;

import static io.dangol.table.Words.CandidateSource.ALS;
import static io.dangol.table.Words.CandidateSource.OWN;
import static io.dangol.table.Words.CandidateSource.POPULAR;

import io.dangol.recommend.search.TopPlaces;
import io.dangol.table.Words.CandidateSource;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * How well items suit one customer after another.
 *
 * <p>An item's score is the weighted mean of three, each 0 to 1: its own score (how often the
 * customer took it, times recent popularity to a power) and its dot product of factors (negative
 * ones count as 0), both over the customer's maximum among items that are not barred, and its
 * popularity over that of the most popular item. Scores are rounded to 6 decimals.
 */
final class BlendScores {

  private static final double PRECISION = 1e6;

  private static final float[] NONE = {};

  private final Catalogue catalogue;
  private final BlendSettings blend;
  private final DotProducts products;
  private final double[] boosts;

  /** What popularity gives to a score, by the place of the item among the products. */
  private final float[] popular;

  private final double[] own;
  private int[] former = {};
  private float[] als = NONE;

  /** The largest of them among the items that are not barred; not above 0 if none is. */
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
    for (int place = 0; place < popular.length; place++) {
      popular[place] = (float) (blend.popular() * catalogue.popularity[products.position(place)]);
    }
    this.own = new double[catalogue.size];
  }

  /** Makes all scores those of a customer. */
  void prepare(Shopper shopper, boolean[] barred) {
    scoreOwn(shopper, barred);
    scoreAls(shopper, barred);
  }

  private void scoreOwn(Shopper shopper, boolean[] barred) {
    for (int item : former) {
      own[item] = 0;
    }
    former = shopper.items;
    double maximum = 0;
    for (int i = 0; i < shopper.items.length; i++) {
      int item = shopper.items[i];
      own[item] = signal(shopper, i) * boosts[item];
      if (!barred[item]) {
        maximum = Math.max(maximum, own[item]);
      }
    }
    for (int item : shopper.items) {
      own[item] = maximum > 0 ? own[item] / maximum : 0;
    }
  }

  /** The frequency; an item that was only seen counts below one that was taken once. */
  private static double signal(Shopper shopper, int i) {
    double strength = shopper.strengths[i];
    return shopper.frequencies[i] > 0 ? shopper.frequencies[i] : strength / (1 + strength);
  }

  private void scoreAls(Shopper shopper, boolean[] barred) {
    als = shopper.items.length == 0 ? NONE : products.of(shopper);
    mostAls = 0;
    for (int place = 0; place < als.length; place++) {
      if (als[place] > mostAls && !barred[products.position(place)]) {
        mostAls = als[place];
      }
    }
  }

  private double als(int item) {
    int place = products.place(item);
    return mostAls > 0 && place >= 0 && als[place] > 0 ? als[place] / mostAls : 0;
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
   * Offers the items whose product lifts them to the worst that is kept. A product is looked at in
   * float, with room for what float and the rounding leave out.
   */
  void offerAlike(TopPlaces top, IntConsumer offer) {
    if (!(mostAls > 0)) {
      return;
    }
    float weight = (float) (blend.als() / mostAls);
    float least = reached(top);
    for (int place = 0; place < als.length; place++) {
      if (als[place] * weight + popular[place] >= least) {
        offer.accept(products.position(place));
        least = reached(top);
      }
    }
  }

  private float reached(TopPlaces top) {
    return (float) ((top.least() - 1 / PRECISION) * blend.sum());
  }

  /** What gives most to an item's score. */
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
