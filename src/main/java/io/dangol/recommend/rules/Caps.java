package io.dangol.recommend.rules;

import io.dangol.recommend.rules.Effect.AtMost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many items of each group a list has, for the rules that limit it. */
final class Caps {

  private final List<BoundRule> rules;

  /** By rule, in the order of the rules: items by group. */
  private final List<Map<Integer, Integer>> counts;

  Caps(CustomerRules rules) {
    this.rules = rules.all().stream().filter(rule -> rule.effect instanceof AtMost).toList();
    this.counts = this.rules.stream().<Map<Integer, Integer>>map(rule -> new HashMap<>()).toList();
  }

  /** Counts an item that the list gets. */
  void add(int item) {
    for (int i = 0; i < counts.size(); i++) {
      counts.get(i).merge(rules.get(i).group(item), 1, Integer::sum);
    }
  }

  /** The first rule that allows no more items like this one. */
  Optional<BoundRule> full(int item) {
    for (int i = 0; i < counts.size(); i++) {
      if (isFull(i, item)) {
        return Optional.of(rules.get(i));
      }
    }
    return Optional.empty();
  }

  /** Excludes all items of which the list has enough; false if all were excluded before. */
  boolean excludeFull(boolean[] excluded) {
    boolean hasExcluded = false;
    for (int i = 0; i < counts.size(); i++) {
      for (int item : rules.get(i).covered) {
        if (!excluded[item] && isFull(i, item)) {
          excluded[item] = true;
          hasExcluded = true;
        }
      }
    }
    return hasExcluded;
  }

  private boolean isFull(int i, int item) {
    int group = rules.get(i).group(item);
    return group != BoundRule.NO_GROUP
        && rules.get(i).effect instanceof AtMost atMost
        && counts.get(i).getOrDefault(group, 0) >= atMost.most();
  }
}
