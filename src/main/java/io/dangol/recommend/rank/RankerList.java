package io.dangol.recommend.rank;

import io.dangol.recommend.search.TopPositions;
import java.util.stream.IntStream;

/**
 * The list of the {@link BlendList}, in which a {@link LinearRanker} chooses and orders the items
 * that the customer never took.
 *
 * <p>The formula decides at which ranks such items are; the ranker decides which ones they are. The
 * customer's own items keep their ranks.
 */
final class RankerList implements ListModel {

  private final Evidence evidence;
  private final Blend blend;
  private final BlendList formula;
  private final LinearRanker ranker;

  RankerList(Evidence evidence, Blend blend, LinearRanker ranker) {
    this.evidence = evidence;
    this.blend = blend;
    this.formula = new BlendList(evidence, blend);
    this.ranker = ranker;
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    int[] list = formula.top(customer, excluded, n);
    int ranks = (int) IntStream.of(list).filter(this::isNew).count();
    TopPositions top = new TopPositions(ranks);
    evidence.propose(
        excluded,
        n,
        item -> {
          if (isNew(item) && (blend.of(item) > 0 || evidence.catalogue.wasTaken[item])) {
            top.offer(item, ranker.score(evidence, blend, item));
          }
        });
    int[] ordered = top.take();
    int next = 0;
    for (int rank = 0; rank < list.length; rank++) {
      if (isNew(list[rank])) {
        list[rank] = ordered[next++];
      }
    }
    return list;
  }

  private boolean isNew(int item) {
    return !evidence.own.isTaken(item);
  }
}
