package io.dangol.recommend;

import static io.dangol.recommend.RankedItem.Source.ALS;
import static io.dangol.recommend.RankedItem.Source.OWN;
import static io.dangol.recommend.RankedItem.Source.POPULAR;

import io.dangol.recommend.RankedItem.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Blends what proposes items into one list for a customer.
 *
 * <p>An item's score is the weighted mean of three, each 0 to 1: its own score (how often the
 * customer took it, times recent popularity to a power) and its dot product of factors (negative
 * ones count as 0), both over the customer's maximum among items that are not barred, and its
 * popularity over that of the most popular item. Scores are rounded to 6 decimals before they are
 * compared; ties go to the more popular item. Items with score 0 fill a list that would be short,
 * by popularity; only what nobody ever took stays away.
 */
final class CustomerRanking implements ListModel {

  private static final double PRECISION = 1e6;

  private static final float[] NONE = {};

  private final Catalogue catalogue;
  private final BlendSettings blend;
  private final DotProducts products;
  private final double[] boosts;

  /** What popularity gives to a score, by the place of the item among the products. */
  private final float[] popular;

  private final double[] own;
  private final boolean[] offered;
  private int[] former = {};
  private float[] als = {};

  /** The largest of them among the items that are not barred; not above 0 if none is. */
  private float mostAls;

  CustomerRanking(Catalogue catalogue, BlendSettings blend, DotProducts products) {
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
    this.offered = new boolean[catalogue.size];
  }

  /**
   * Few items are scored: the customer's own, as many as are asked for by popularity, and those
   * whose product lifts them to the worst that is kept. Of the items that have neither product nor
   * tie, none is better than a more popular one.
   */
  @Override
  public int[] top(Shopper shopper, boolean[] barred, int n) {
    scoreOwn(shopper, barred);
    scoreAls(shopper, barred);
    TopPlaces top = new TopPlaces(n);
    for (int item : shopper.items) {
      offer(top, item, barred);
      offered[item] = true;
    }
    int end = offerPopular(top, barred, n);
    offerAlike(top, barred);
    Arrays.fill(offered, 0, end, false);
    for (int item : shopper.items) {
      offered[item] = false;
    }
    return top.take();
  }

  /** Returns whether the item may stand in the list and was not offered before. */
  private boolean offer(TopPlaces top, int item, boolean[] barred) {
    if (barred[item] || offered[item]) {
      return false;
    }
    double score = score(item);
    if (score > 0 || catalogue.wasTaken[item]) {
      top.offer(item, score);
      return true;
    }
    return false;
  }

  /** Returns the position after the last one that was looked at. */
  private int offerPopular(TopPlaces top, boolean[] barred, int n) {
    int item = 0;
    for (int count = 0; count < n && item < catalogue.size; item++) {
      count += offer(top, item, barred) ? 1 : 0;
      offered[item] = true;
    }
    return item;
  }

  /** A product is looked at in float, with room for what float and the rounding leave out. */
  private void offerAlike(TopPlaces top, boolean[] barred) {
    if (!(mostAls > 0)) {
      return;
    }
    float weight = (float) (blend.als() / mostAls);
    float least = reached(top);
    for (int place = 0; place < als.length; place++) {
      if (als[place] * weight + popular[place] >= least) {
        offer(top, products.position(place), barred);
        least = reached(top);
      }
    }
  }

  private float reached(TopPlaces top) {
    return (float) ((top.least() - 1 / PRECISION) * blend.sum());
  }

  /** The list with its reasons. */
  List<RankedItem> rank(Shopper shopper, boolean[] barred, int n) {
    return IntStream.of(top(shopper, barred, n))
        .mapToObj(position -> explained(shopper, position))
        .toList();
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

  private double score(int item) {
    double sum =
        blend.own() * own[item]
            + blend.als() * als(item)
            + blend.popular() * catalogue.popularity[item];
    return Math.rint(sum / blend.sum() * PRECISION) / PRECISION;
  }

  private RankedItem explained(Shopper shopper, int item) {
    Source source = strongest(item);
    if (source == POPULAR) {
      return new RankedItem(item, score(item), source, "popular", List.of());
    }
    int mine = shopper.indexOf(item);
    if (mine >= 0 && shopper.isTie(mine)) {
      String code = shopper.bought[mine] ? "bought_before" : "seen_before";
      return new RankedItem(item, score(item), source, code, List.of(catalogue.ids[item]));
    }
    long because = catalogue.ids[shopper.items[mostAlike(shopper, item)]];
    return new RankedItem(item, score(item), source, "because_of", List.of(because));
  }

  private Source strongest(int item) {
    double byOwn = blend.own() * own[item];
    double byAls = blend.als() * als(item);
    double byPopularity = blend.popular() * catalogue.popularity[item];
    if (byOwn > 0 && byOwn >= byAls && byOwn >= byPopularity) {
      return OWN;
    }
    return byAls > 0 && byAls >= byPopularity ? ALS : POPULAR;
  }

  /** Index of the own item with the largest strength times cosine of factors. */
  private int mostAlike(Shopper shopper, int item) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shopper.items.length; i++) {
      int mine = shopper.items[i];
      if (shopper.isTie(i) && catalogue.hasFactors(mine)) {
        double share = shopper.strengths[i] * catalogue.cosine(item, mine);
        if (share > most) {
          most = share;
          best = i;
        }
      }
    }
    return best;
  }
}
