package io.dangol.recommend.rank;

import io.dangol.recommend.rules.Candidates;
import io.dangol.recommend.rules.CustomerFacts;
import io.dangol.recommend.rules.CustomerRules;
import io.dangol.recommend.rules.RuleCounts;
import io.dangol.recommend.rules.RuledList;
import io.dangol.table.Words.ReasonCode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The published lists of a partition: the ranking's own under the rules of the shop.
 *
 * <p>The score of a row is multiplied by the factors of its rules, and is at most 1. A pinned item
 * that nothing else speaks for has the reason that the shop picked it.
 */
final class RuledRanking {

  private final CustomerRanking ranking;
  private final NightRules rules;
  private final RuleCounts counts;

  RuledRanking(CustomerRanking ranking, NightRules rules) {
    this.ranking = ranking;
    this.rules = rules;
    this.counts = new RuleCounts(rules.book());
  }

  /**
   * The list of a customer.
   *
   * @param excluded positions that are not shown, whatever the rules say; overwritten
   */
  List<RankedItem> rank(
      CustomerHistory customer, CustomerFacts facts, boolean[] excluded, int length) {
    if (rules.book().isEmpty()) {
      return ranking.rank(customer, excluded, length);
    }
    CustomerRules own = of(customer, facts);
    if (own.isEmpty()) {
      counts.addUnruled();
      return ranking.rank(customer, excluded, length);
    }
    int[] usual = ranking.top(customer, excluded, length);
    RuledList list = ruled(own, customer, excluded, length);
    counts.add(own, usual, list);
    return IntStream.of(list.items())
        .mapToObj(item -> explained(customer, own, list, item))
        .toList();
  }

  /** The rules that are for a customer. */
  CustomerRules of(CustomerHistory customer, CustomerFacts facts) {
    return CustomerRules.of(rules.book(), facts, customer.taken());
  }

  /** The list of a customer for whom there are rules; overwrites what is excluded. */
  RuledList ruled(CustomerRules own, CustomerHistory customer, boolean[] excluded, int length) {
    return RuledList.of(own, excluded, candidates(customer), length);
  }

  /**
   * The positions that no list of the customer shows: those that are excluded anyway, and those
   * that rules hide.
   */
  boolean[] hidden(CustomerHistory customer, CustomerFacts facts, boolean[] excluded) {
    if (rules.book().isEmpty()) {
      return excluded;
    }
    boolean[] hidden = excluded.clone();
    of(customer, facts).exclude(hidden);
    return hidden;
  }

  /** Reports the counts when it is asked for its elements, of which it has none. */
  <T> Stream<T> reported() {
    return Stream.of(counts)
        .flatMap(
            done -> {
              rules.counts().add(done.counts());
              return Stream.empty();
            });
  }

  Candidates candidates(CustomerHistory customer) {
    return new Candidates() {
      @Override
      public void propose(boolean[] excluded, int least, Consumer candidates) {
        ranking.propose(customer, excluded, least, candidates);
      }

      @Override
      public double score(int item) {
        return ranking.score(customer, item);
      }
    };
  }

  private RankedItem explained(
      CustomerHistory customer, CustomerRules own, RuledList list, int item) {
    RankedItem ranked = explained(customer, own, item);
    boolean isOnlyPicked = list.isPinned(item) && ranked.score() == 0;
    return isOnlyPicked ? ranked.because(ReasonCode.PICKED) : ranked;
  }

  /** An item with its weighed score and its reason. */
  RankedItem explained(CustomerHistory customer, CustomerRules own, int item) {
    RankedItem ranked = ranking.explained(customer, item);
    return ranked.scored(Math.min(1, own.weighed(item, ranked.score())));
  }
}
