package io.dangol.recommend.rules;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * One rule of the shop.
 *
 * @param order rules of a lower number come first; then the name decides
 * @param from the first day on which it holds
 * @param until the last day
 */
record Rule(
    String name,
    int order,
    RuleAction action,
    Effect effect,
    RuleTarget target,
    RuleScope scope,
    LocalDate from,
    LocalDate until) {

  static final Comparator<Rule> ORDER =
      Comparator.comparingInt(Rule::order).thenComparing(Rule::name);

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  /** Where the configuration states it. */
  String path() {
    return Rules.PATH + "." + name;
  }

  /** Whether its items are considered for a list although nothing speaks for them. */
  boolean proposesItems() {
    return !target.items().isEmpty()
        && (effect instanceof Effect.Pin || action == RuleAction.BOOST);
  }
}
