package io.dangol.recommend.rules;

import io.dangol.recommend.rules.Effect.AtMost;
import io.dangol.recommend.rules.Effect.Pin;
import io.dangol.recommend.rules.Effect.Stock;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule with the catalogue positions of the items that it covers. */
final class BoundRule implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The group of an item that is in none. */
  static final int NO_GROUP = -1;

  /** Its place among the night's rules, from 0. */
  final int index;

  final String name;
  final Effect effect;
  final RuleScope scope;
  final boolean proposesItems;

  /** Ascending; those of a pin in the order in which the rule names them. */
  final int[] covered;

  private final BitSet isCovered = new BitSet();

  /** The group of each position, from 0; empty unless the effect is {@link AtMost}. */
  private final int[] groups;

  /**
   * Binds a rule.
   *
   * @param items of the catalogue
   * @param size of the catalogue
   */
  BoundRule(int index, Rule rule, List<RuleItem> items, int size) {
    this.index = index;
    this.name = rule.name();
    this.effect = rule.effect();
    this.scope = rule.scope();
    this.proposesItems = rule.proposesItems();
    List<RuleItem> found =
        items.stream()
            .filter(rule.target().covering().and(this::isConcerned))
            .sorted(order(rule))
            .toList();
    this.covered = found.stream().mapToInt(RuleItem::position).toArray();
    Arrays.stream(covered).forEach(isCovered::set);
    this.groups = effect instanceof AtMost atMost ? groups(atMost, found, size) : new int[0];
  }

  boolean covers(int item) {
    return isCovered.get(item);
  }

  /** The group of an item in {@link AtMost}, or {@link #NO_GROUP}. */
  int group(int item) {
    return groups[item];
  }

  /** Of a rule about the stock only the items that are short; unknown stock is enough. */
  private boolean isConcerned(RuleItem item) {
    return !(effect instanceof Stock stock) || item.stock() < stock.least();
  }

  private static Comparator<RuleItem> order(Rule rule) {
    return rule.effect() instanceof Pin
        ? Comparator.comparingInt(item -> rule.target().items().indexOf(item.code()))
        : Comparator.comparingInt(RuleItem::position);
  }

  private static int[] groups(AtMost atMost, List<RuleItem> covered, int size) {
    int[] groups = new int[size];
    Arrays.fill(groups, NO_GROUP);
    Map<String, Integer> ids = new HashMap<>();
    for (RuleItem item : covered) {
      group(atMost, item)
          .ifPresent(
              name -> groups[item.position()] = ids.computeIfAbsent(name, next -> ids.size()));
    }
    return groups;
  }

  private static Optional<String> group(AtMost atMost, RuleItem item) {
    return switch (atMost.per()) {
      case CATEGORY -> item.category();
      case BRAND -> item.brand();
      case RULE -> Optional.of("");
    };
  }
}
