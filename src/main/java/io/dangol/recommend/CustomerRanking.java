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

  private final Catalogue catalogue;
  private final BlendSettings blend;
  private final double[] boosts;
  private final double[] own;
  private final float[] als;
  private final DotProducts products;

  CustomerRanking(Catalogue catalogue, BlendSettings blend, DotProducts products) {
    this.catalogue = catalogue;
    this.blend = blend;
    this.products = products;
    this.boosts =
        Arrays.stream(catalogue.recent)
            .mapToDouble(recent -> Math.pow(recent + 1.0, blend.popularityExponent()))
            .toArray();
    this.own = new double[catalogue.size];
    this.als = new float[catalogue.size];
  }

  @Override
  public int[] top(Shopper shopper, boolean[] barred, int n) {
    scoreOwn(shopper, barred);
    scoreAls(shopper, barred);
    TopPlaces top = new TopPlaces(n);
    for (int i = 0; i < catalogue.size; i++) {
      if (!barred[i]) {
        double score = score(i);
        if (score > 0 || catalogue.wasTaken[i]) {
          top.offer(i, score);
        }
      }
    }
    return top.take();
  }

  /** The list with its reasons. */
  List<RankedItem> rank(Shopper shopper, boolean[] barred, int n) {
    return IntStream.of(top(shopper, barred, n))
        .mapToObj(position -> explained(shopper, position))
        .toList();
  }

  private void scoreOwn(Shopper shopper, boolean[] barred) {
    Arrays.fill(own, 0);
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
    if (!products.knows(shopper) || shopper.items.length == 0) {
      Arrays.fill(als, 0);
      return;
    }
    float[] scores = products.of(shopper);
    float maximum = 0;
    for (int i = 0; i < catalogue.size; i++) {
      maximum = barred[i] ? maximum : Math.max(maximum, scores[i]);
    }
    for (int i = 0; i < catalogue.size; i++) {
      als[i] = scores[i] > 0 && maximum > 0 ? scores[i] / maximum : 0;
    }
  }

  private double score(int item) {
    double sum =
        blend.own() * own[item]
            + blend.als() * als[item]
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
    double byAls = blend.als() * als[item];
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
