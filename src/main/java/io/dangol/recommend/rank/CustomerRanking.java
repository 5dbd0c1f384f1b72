package io.dangol.recommend.rank;

import static io.dangol.table.Words.CandidateSource.ARRIVAL;
import static io.dangol.table.Words.CandidateSource.POPULAR;

import io.dangol.recommend.rules.Candidates;
import io.dangol.recommend.search.TopPositions;
import io.dangol.table.Words.CandidateSource;
import io.dangol.table.Words.ReasonCode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The published list: the items that the customer's sources propose, ranked by the {@link Blend}.
 *
 * <p>Ties go to the more popular item. If too few items have a score above 0, the list is filled
 * with the others by popularity, except items that nobody ever took.
 */
public final class CustomerRanking implements ListModel {

  private final Catalogue catalogue;
  private final Blend blend;
  private final Evidence evidence;

  public CustomerRanking(Evidence evidence, BlendSettings settings) {
    this.catalogue = evidence.catalogue;
    this.blend = new Blend(evidence, settings);
    this.evidence = evidence;
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    TopPositions top = new TopPositions(n);
    propose(customer, excluded, n, top::offer);
    return top.take();
  }

  /** Hands over each item that may be listed, with its score. */
  void propose(
      CustomerHistory customer, boolean[] excluded, int least, Candidates.Consumer candidates) {
    evidence.prepare(customer);
    evidence.propose(
        excluded,
        least,
        item -> {
          double score = blend.of(item);
          if (score > 0 || catalogue.wasTaken[item]) {
            candidates.accept(item, score);
          }
        });
  }

  /** The score of any item. */
  double score(CustomerHistory customer, int item) {
    evidence.prepare(customer);
    return blend.of(item);
  }

  /** The list with a reason for each item. */
  List<RankedItem> rank(CustomerHistory customer, boolean[] excluded, int n) {
    return IntStream.of(top(customer, excluded, n))
        .mapToObj(position -> explained(customer, position))
        .toList();
  }

  /** An item with its score and the reason for it. */
  RankedItem explained(CustomerHistory customer, int item) {
    CandidateSource source = blend.strongest(item);
    if (source == POPULAR || source == ARRIVAL) {
      ReasonCode reason = source == POPULAR ? ReasonCode.POPULAR : ReasonCode.NEW_ARRIVAL;
      return new RankedItem(item, blend.of(item), source, reason, List.of());
    }
    int index = customer.indexOf(item);
    if (index >= 0 && customer.hasStrength(index)) {
      ReasonCode reason =
          customer.bought[index] ? ReasonCode.BOUGHT_BEFORE : ReasonCode.SEEN_BEFORE;
      return new RankedItem(item, blend.of(item), source, reason, List.of(catalogue.ids[item]));
    }
    int because = customer.items[strongest(customer, item, evidence.of(source))];
    return new RankedItem(
        item, blend.of(item), source, ReasonCode.BECAUSE_OF, List.of(catalogue.ids[because]));
  }

  /** Index of the own item that speaks most for an item: by strength times similarity. */
  private static int strongest(CustomerHistory customer, int item, Source source) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < customer.items.length; i++) {
      if (customer.hasStrength(i)) {
        double speaks = customer.strengths[i] * source.similarity(item, customer.items[i]);
        if (speaks > most) {
          most = speaks;
          best = i;
        }
      }
    }
    return best;
  }
}
