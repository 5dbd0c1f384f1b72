package io.dangol.recommend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.learn.Metric;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Without rules every list is abcd. */
class RuleCountsTest {

  @Test
  void aRowCountsForTheRuleThatChangedIt() {
    // c is hidden, e comes in for it and f is pinned: fabd.
    assertThat(
            figures(
                """
                hide { action = exclude, items = [c, e] }
                also { action = exclude, items = [c] }
                pin { action = pin, items = [f], rank = 1 }
                """,
                CustomerFacts.UNKNOWN))
        .containsExactly(
            tuple("all rules", "customers-changed", 1.0, 1L),
            // a, b and c give way to f, a and b; d stays
            tuple("all rules", "rows-changed", 3.0, 1L),
            tuple("all rules", "lists-shortened", 0.0, 1L),
            tuple("all rules", "lists-emptied", 0.0, 1L),
            tuple("also", "customers-changed", 1.0, 1L),
            tuple("also", "rows-changed", 1.0, 1L),
            // "also" comes first and counts for c; e was not on the list
            tuple("hide", "customers-changed", 0.0, 1L),
            tuple("hide", "rows-changed", 0.0, 1L),
            tuple("pin", "customers-changed", 1.0, 1L),
            tuple("pin", "rows-changed", 1.0, 1L));
  }

  @Test
  void aBoostCountsWhatItMovedUpAndABuryWhatItMovedDownOrOut() {
    // d: .6 x 1.6 = .96, a: .9 x .1; the list is dbce.
    assertThat(
            figures(
                """
                up { action = boost, items = [d], factor = 1.6 }
                down { action = bury, items = [a, f], factor = 0.1 }
                """,
                CustomerFacts.UNKNOWN))
        .contains(tuple("up", "rows-changed", 1.0, 1L), tuple("down", "rows-changed", 1.0, 1L));
  }

  @Test
  void aLimitCountsWhatItKeptOut() {
    assertThat(figures("few { action = at-most, most = 1, per = brand }", CustomerFacts.UNKNOWN))
        .contains(
            // b and d of the brand of a; e of the brand of c was not on the list
            tuple("few", "rows-changed", 2.0, 1L),
            tuple("all rules", "lists-shortened", 1.0, 1L),
            tuple("all rules", "lists-emptied", 0.0, 1L));
  }

  @Test
  void customersOutsideOfARuleCountForAllRulesOnly() {
    String rule = "gone { action = exclude, items = [a, b, c, d, e, f], segments = [Loyal] }";

    assertThat(
            figures(
                rule,
                RuleShop.inSegment("Loyal"),
                RuleShop.inSegment("Lost"),
                CustomerFacts.UNKNOWN))
        .containsExactly(
            tuple("all rules", "customers-changed", 1.0, 3L),
            tuple("all rules", "rows-changed", 4.0, 3L),
            tuple("all rules", "lists-shortened", 1.0, 3L),
            tuple("all rules", "lists-emptied", 1.0, 3L),
            tuple("gone", "customers-changed", 1.0, 1L),
            tuple("gone", "rows-changed", 4.0, 1L));
  }

  private static List<Tuple> figures(String lines, CustomerFacts... customers) {
    Rules rules = RuleShop.rules(lines);
    RuleBook book = RuleShop.book(rules);
    RuleCounts counts = new RuleCounts(book);
    for (CustomerFacts customer : customers) {
      CustomerRules own = CustomerRules.of(book, customer, new int[0]);
      if (own.isEmpty()) {
        counts.addUnruled();
      } else {
        counts.add(own, RuleShop.positions("abcd"), RuleShop.ruled(own));
      }
    }
    return RuleCounts.metrics(rules, counts.counts()).stream()
        .map(RuleCountsTest::tupleOf)
        .toList();
  }

  private static Tuple tupleOf(Metric metric) {
    return tuple(metric.model(), metric.name(), metric.value(), metric.sampleSize());
  }
}
