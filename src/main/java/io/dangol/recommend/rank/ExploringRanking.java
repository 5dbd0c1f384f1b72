package io.dangol.recommend.rank;

import io.dangol.recommend.rules.CustomerFacts;
import io.dangol.recommend.rules.CustomerRules;
import io.dangol.recommend.rules.Replacements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The published lists of a partition, some of which end with an item drawn from the next ones in
 * the model's order.
 *
 * <p>A drawn item has its own score and reason. What is excluded, hidden by rules or too much of
 * its kind is never drawn, and an item that a rule pins to the last rank stays.
 */
final class ExploringRanking {

  private final RuledRanking ruled;
  private final CustomerRanking ranking;
  private final Exploration exploration;

  ExploringRanking(RuledRanking ruled, CustomerRanking ranking, Exploration exploration) {
    this.ruled = ruled;
    this.ranking = ranking;
    this.exploration = exploration;
  }

  /**
   * The list of a customer, explored.
   *
   * @param hidden positions that no list of the customer shows
   */
  ExploredList explored(
      List<RankedItem> list, CustomerHistory customer, CustomerFacts facts, boolean[] hidden) {
    if (exploration.isOff() || list.isEmpty()) {
      return ExploredList.of(list);
    }
    CustomerRules own = ruled.of(customer, facts);
    int[] next =
        next(list.stream().mapToInt(RankedItem::position).toArray(), customer, own, hidden);
    Exploration.Draw draw = exploration.of(customer.customerId(), next.length);
    List<RankedItem> explored = new ArrayList<>(list);
    draw.drawn()
        .ifPresent(at -> explored.set(list.size() - 1, ruled.explained(customer, own, next[at])));
    return new ExploredList(explored, draw.propensity());
  }

  /** The items that may be drawn: the next ones in the order of the model, under rules. */
  private int[] next(int[] list, CustomerHistory customer, CustomerRules own, boolean[] hidden) {
    boolean[] excluded = hidden.clone();
    IntStream.of(list).forEach(item -> excluded[item] = true);
    int most = exploration.settings().among();
    return own.isEmpty()
        ? ranking.top(customer, excluded, most)
        : Replacements.of(own, excluded, list, ruled.candidates(customer), most);
  }
}
