package io.dangol.recommend.rank;

import static io.dangol.table.Words.CandidateSource.POPULAR;

import io.dangol.recommend.search.TopPlaces;
import io.dangol.table.Words.CandidateSource;
import io.dangol.table.Words.ReasonCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Blends what proposes items into one list for a customer.
 *
 * <p>Scores are those of {@link BlendScores}; ties go to the more popular item. Items with score 0
 * fill a list that would be short, by popularity; only what nobody ever took stays away.
 */
public final class CustomerRanking implements ListModel {

  private final Catalogue catalogue;
  private final BlendScores scores;
  private final boolean[] offered;

  public CustomerRanking(Catalogue catalogue, BlendSettings blend, DotProducts products) {
    this.catalogue = catalogue;
    this.scores = new BlendScores(catalogue, blend, products);
    this.offered = new boolean[catalogue.size];
  }

  /**
   * Few items are scored: the customer's own, as many as are asked for by popularity, and those
   * whose product lifts them to the worst that is kept. Of the items that have neither product nor
   * tie, none is better than a more popular one.
   */
  @Override
  public int[] top(Shopper shopper, boolean[] barred, int n) {
    scores.prepare(shopper, barred);
    TopPlaces top = new TopPlaces(n);
    for (int item : shopper.items) {
      offer(top, item, barred);
      offered[item] = true;
    }
    int end = offerPopular(top, barred, n);
    scores.offerAlike(top, item -> offer(top, item, barred));
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
    double score = scores.of(item);
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

  /** The list with its reasons. */
  List<RankedItem> rank(Shopper shopper, boolean[] barred, int n) {
    return IntStream.of(top(shopper, barred, n))
        .mapToObj(position -> explained(shopper, position))
        .toList();
  }

  private RankedItem explained(Shopper shopper, int item) {
    CandidateSource source = scores.strongest(item);
    if (source == POPULAR) {
      return new RankedItem(item, scores.of(item), source, ReasonCode.POPULAR, List.of());
    }
    int mine = shopper.indexOf(item);
    if (mine >= 0 && shopper.isTie(mine)) {
      ReasonCode reason = shopper.bought[mine] ? ReasonCode.BOUGHT_BEFORE : ReasonCode.SEEN_BEFORE;
      return new RankedItem(item, scores.of(item), source, reason, List.of(catalogue.ids[item]));
    }
    long because = catalogue.ids[shopper.items[mostAlike(shopper, item)]];
    return new RankedItem(item, scores.of(item), source, ReasonCode.BECAUSE_OF, List.of(because));
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
