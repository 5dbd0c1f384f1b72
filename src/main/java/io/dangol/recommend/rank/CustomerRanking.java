package io.dangol.recommend.rank;

import static io.dangol.table.Words.CandidateSource.POPULAR;

import io.dangol.recommend.search.TopPositions;
import io.dangol.table.Words.CandidateSource;
import io.dangol.table.Words.ReasonCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The published list: the customer's own items, items with similar factors and popular items,
 * blended into one ranking.
 *
 * <p>Scores are those of {@link BlendScores}; ties go to the more popular item. If too few items
 * have a score above 0, the list is filled with the others by popularity, except items that nobody
 * ever took.
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
   * Scores only the items that can be in the list: the customer's own, the {@code n} most popular,
   * and those whose product lifts them to the least score in the list. No other item can beat a
   * more popular one.
   */
  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    scores.prepare(customer, excluded);
    TopPositions top = new TopPositions(n);
    for (int item : customer.items) {
      offer(top, item, excluded);
      offered[item] = true;
    }
    int end = offerPopular(top, excluded, n);
    scores.offerByProduct(top, item -> offer(top, item, excluded));
    Arrays.fill(offered, 0, end, false);
    for (int item : customer.items) {
      offered[item] = false;
    }
    return top.take();
  }

  /** Returns whether the item may be in the list and was not offered before. */
  private boolean offer(TopPositions top, int item, boolean[] excluded) {
    if (excluded[item] || offered[item]) {
      return false;
    }
    double score = scores.of(item);
    if (score > 0 || catalogue.wasTaken[item]) {
      top.offer(item, score);
      return true;
    }
    return false;
  }

  /** Returns the position after the last item that was considered. */
  private int offerPopular(TopPositions top, boolean[] excluded, int n) {
    int item = 0;
    for (int count = 0; count < n && item < catalogue.size; item++) {
      count += offer(top, item, excluded) ? 1 : 0;
      offered[item] = true;
    }
    return item;
  }

  /** The list with a reason for each item. */
  List<RankedItem> rank(CustomerHistory customer, boolean[] excluded, int n) {
    return IntStream.of(top(customer, excluded, n))
        .mapToObj(position -> explained(customer, position))
        .toList();
  }

  private RankedItem explained(CustomerHistory customer, int item) {
    CandidateSource source = scores.strongest(item);
    if (source == POPULAR) {
      return new RankedItem(item, scores.of(item), source, ReasonCode.POPULAR, List.of());
    }
    int index = customer.indexOf(item);
    if (index >= 0 && customer.hasStrength(index)) {
      ReasonCode reason =
          customer.bought[index] ? ReasonCode.BOUGHT_BEFORE : ReasonCode.SEEN_BEFORE;
      return new RankedItem(item, scores.of(item), source, reason, List.of(catalogue.ids[item]));
    }
    long because = catalogue.ids[customer.items[mostSimilar(customer, item)]];
    return new RankedItem(item, scores.of(item), source, ReasonCode.BECAUSE_OF, List.of(because));
  }

  /** Index of the own item with the largest product of strength and cosine of factors. */
  private int mostSimilar(CustomerHistory customer, int item) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < customer.items.length; i++) {
      int own = customer.items[i];
      if (customer.hasStrength(i) && catalogue.hasFactors(own)) {
        double similarity = customer.strengths[i] * catalogue.cosine(item, own);
        if (similarity > most) {
          most = similarity;
          best = i;
        }
      }
    }
    return best;
  }
}
