package io.dangol.recommend.rank;

import static io.dangol.table.Words.CandidateSource.ARRIVAL;
import static io.dangol.table.Words.CandidateSource.POPULAR;

import io.dangol.recommend.rules.Candidates;
import io.dangol.table.Words.CandidateSource;
import io.dangol.table.Words.ReasonCode;
import java.util.List;
import java.util.stream.IntStream;

/** The list of a model with a score and a reason for each item, both from the {@link Blend}. */
final class CustomerRanking {

  /** So many items are proposed to rules, or as many as they need. */
  private static final int CANDIDATES = 400;

  private final ListModel model;
  private final Catalogue catalogue;
  private final Blend blend;
  private final Evidence evidence;

  CustomerRanking(ListModel model, ListModels night) {
    this.model = model;
    this.catalogue = night.evidence().catalogue;
    this.blend = night.blend();
    this.evidence = night.evidence();
  }

  int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    return model.top(customer, excluded, n);
  }

  /**
   * Hands over the items that may be listed, in the order of the model. Their scores fall in that
   * order: where the model has another one than the blend, an item has the score of the item whose
   * rank it takes.
   */
  void propose(
      CustomerHistory customer, boolean[] excluded, int least, Candidates.Consumer candidates) {
    int[] list = model.top(customer, excluded, Math.max(least, CANDIDATES));
    evidence.prepare(customer);
    double[] scores = IntStream.of(list).mapToDouble(blend::of).sorted().toArray();
    for (int rank = 0; rank < list.length; rank++) {
      candidates.accept(list[rank], scores[scores.length - 1 - rank]);
    }
  }

  /** The score of any item. */
  double score(CustomerHistory customer, int item) {
    evidence.prepare(customer);
    return blend.of(item);
  }

  List<RankedItem> rank(CustomerHistory customer, boolean[] excluded, int n) {
    int[] list = top(customer, excluded, n);
    evidence.prepare(customer);
    return IntStream.of(list).mapToObj(position -> explained(customer, position)).toList();
  }

  /** An item with its score and the reason for it. */
  RankedItem explained(CustomerHistory customer, int item) {
    CandidateSource source = blend.strongest(item);
    if (source == POPULAR || source == ARRIVAL) {
      return new RankedItem(item, blend.of(item), source, reason(source), List.of());
    }
    int index = customer.indexOf(item);
    if (index >= 0 && customer.hasStrength(index)) {
      ReasonCode reason =
          customer.bought[index] ? ReasonCode.BOUGHT_BEFORE : ReasonCode.SEEN_BEFORE;
      return new RankedItem(item, blend.of(item), source, reason, List.of(catalogue.ids[item]));
    }
    int because = customer.items[strongest(customer, item, evidence.of(source))];
    return new RankedItem(
        item, blend.of(item), source, reason(source), List.of(catalogue.ids[because]));
  }

  /** The reason of an item that the customer never took nor saw. */
  private static ReasonCode reason(CandidateSource source) {
    return switch (source) {
      case NEIGHBOUR -> ReasonCode.SAME_CUSTOMERS;
      case CONTENT -> ReasonCode.ALIKE;
      case ARRIVAL -> ReasonCode.NEW_ARRIVAL;
      case POPULAR -> ReasonCode.POPULAR;
      case OWN, ALS -> ReasonCode.BECAUSE_OF;
    };
  }

  /** Index of the own item that adds most to an item's score. */
  private static int strongest(CustomerHistory customer, int item, Source source) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < customer.items.length; i++) {
      if (customer.hasStrength(i)) {
        double speaks = source.share(item, i);
        if (speaks > most) {
          most = speaks;
          best = i;
        }
      }
    }
    return best;
  }
}
