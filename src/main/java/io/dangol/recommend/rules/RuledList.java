package io.dangol.recommend.rules;

import io.dangol.recommend.rules.Effect.Pin;
import io.dangol.recommend.rules.Effect.Weigh;
import io.dangol.recommend.search.TopPositions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One customer's list under rules.
 *
 * <p>Items that are excluded come first: they are in no list. Then pins take their ranks; the
 * others follow by their weighed scores, except those of which the list already has as many as a
 * rule allows. Pinned items count for that, but are not removed by it.
 */
public final class RuledList {

  private final CustomerRules rules;
  private final Candidates candidates;
  private final int length;
  private final Map<Integer, Double> weighed = new HashMap<>();

  /** Items by rank. */
  private final SortedMap<Integer, Integer> pins = new TreeMap<>();

  /** The rule that put each pinned item at its rank. */
  private final Map<Integer, BoundRule> pinnedBy = new HashMap<>();

  /** The rule that kept each item from the list because there were enough of its kind. */
  private final Map<Integer, BoundRule> cappedBy = new HashMap<>();

  private List<Integer> others = List.of();

  private RuledList(CustomerRules rules, Candidates candidates, int length) {
    this.rules = rules;
    this.candidates = candidates;
    this.length = length;
  }

  /**
   * Makes a list.
   *
   * @param excluded positions that must not be shown; overwritten
   * @param length of the list; it is shorter only if there are fewer items
   */
  public static RuledList of(
      CustomerRules rules, boolean[] excluded, Candidates candidates, int length) {
    RuledList list = new RuledList(rules, candidates, length);
    rules.exclude(excluded);
    list.pin(excluded);
    list.proposeNamed(excluded);
    list.proposeUnburied(excluded);
    list.fill(excluded);
    return list;
  }

  /** Catalogue positions, best first. */
  public int[] items() {
    List<Integer> items = new ArrayList<>();
    List<Integer> rest = new ArrayList<>(others);
    pins.forEach(
        (rank, item) -> {
          while (items.size() < rank - 1 && !rest.isEmpty()) {
            items.add(rest.remove(0));
          }
          items.add(item);
        });
    items.addAll(rest);
    return items.stream().mapToInt(Integer::intValue).toArray();
  }

  public boolean isPinned(int item) {
    return pinnedBy.containsKey(item);
  }

  /** The name of the rule that put an item at its rank. */
  public Optional<String> pinnedBy(int item) {
    return pinning(item).map(rule -> rule.name);
  }

  /** The name of the rule that kept an item out, because there were enough of its kind. */
  public Optional<String> cappedBy(int item) {
    return capping(item).map(rule -> rule.name);
  }

  Optional<BoundRule> pinning(int item) {
    return Optional.ofNullable(pinnedBy.get(item));
  }

  Optional<BoundRule> capping(int item) {
    return Optional.ofNullable(cappedBy.get(item));
  }

  /** Each pin takes the next rank that is free; those beyond the end of the list have none. */
  private void pin(boolean[] excluded) {
    for (BoundRule rule : rules.all()) {
      if (rule.effect instanceof Pin pin) {
        int rank = pin.rank();
        for (int item : rule.covered) {
          while (pins.containsKey(rank)) {
            rank++;
          }
          if (rank <= length && !excluded[item] && pinnedBy.putIfAbsent(item, rule) == null) {
            pins.put(rank, item);
          }
        }
      }
    }
  }

  private void proposeNamed(boolean[] excluded) {
    for (BoundRule rule : rules.all()) {
      if (rule.proposesItems && rule.effect instanceof Weigh) {
        for (int item : rule.covered) {
          if (!excluded[item]) {
            weighed.put(item, rules.weighed(item, candidates.score(item)));
          }
        }
      }
    }
  }

  /** The best items that no rule buries, or the buried ones would leave no room for them. */
  private void proposeUnburied(boolean[] excluded) {
    List<BoundRule> burying =
        rules.all().stream()
            .filter(rule -> rule.effect instanceof Weigh weigh && weigh.factor() < 1)
            .toList();
    if (!burying.isEmpty()) {
      boolean[] unlisted = excluded.clone();
      burying.forEach(rule -> IntStream.of(rule.covered).forEach(item -> unlisted[item] = true));
      propose(unlisted);
    }
  }

  /**
   * Takes the best. If too few are left, because there are enough of the others' kinds, asks for
   * items of other kinds.
   */
  private void fill(boolean[] excluded) {
    Caps caps;
    do {
      propose(excluded);
      caps = take();
    } while (pins.size() + others.size() < length && caps.excludeFull(excluded));
  }

  private void propose(boolean[] excluded) {
    candidates.propose(
        excluded,
        length,
        (item, score) -> weighed.computeIfAbsent(item, fresh -> rules.weighed(fresh, score)));
  }

  private Caps take() {
    Caps caps = new Caps(rules);
    pins.values().forEach(caps::add);
    cappedBy.clear();
    others = new ArrayList<>();
    for (int item : best()) {
      if (pins.size() + others.size() == length) {
        return caps;
      }
      Optional<BoundRule> full = caps.full(item);
      full.ifPresent(rule -> cappedBy.put(item, rule));
      if (full.isEmpty()) {
        others.add(item);
        caps.add(item);
      }
    }
    return caps;
  }

  /** The candidates that are not pinned, best first; the lower position wins a tie. */
  private int[] best() {
    TopPositions best = new TopPositions(weighed.size());
    weighed.forEach(
        (item, score) -> {
          if (!isPinned(item)) {
            best.offer(item, score);
          }
        });
    return best.take();
  }
}
