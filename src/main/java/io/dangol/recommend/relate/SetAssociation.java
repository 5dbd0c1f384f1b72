package io.dangol.recommend.relate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The association of sets of items, from counts of the groups that have all items of a set.
 *
 * <p>A set is as strong as its weakest division in two: the least {@link Association} of two parts
 * that make up the set. So it counts only if it is together more often than independent parts would
 * be, whichever they are; an item that is there by chance makes no larger set (Webb 2010,
 * Self-Sufficient Itemsets, section 3: productive itemsets).
 *
 * <p>See {@link ItemSets}. The counts of all parts of a set must be known.
 */
final class SetAssociation {
  private final Map<List<Integer>, Long> counts = new HashMap<>();

  /**
   * Starts with the counts of single items.
   *
   * @param groups number of all groups
   * @param items number of groups with the item at each position
   */
  SetAssociation(long groups, long[] items) {
    counts.put(List.of(), groups);
    for (int item = 0; item < items.length; item++) {
      counts.put(List.of(item), items[item]);
    }
  }

  /** Makes known how many groups have all items of a set. */
  void put(List<Integer> set, long count) {
    counts.put(set, count);
  }

  long count(List<Integer> set) {
    return counts.get(set);
  }

  /** How many times as often together as independent items would be. */
  double lift(List<Integer> set) {
    double groups = count(List.of());
    double expected = groups;
    for (int item : set) {
      expected *= count(List.of(item)) / groups;
    }
    return count(set) / expected;
  }

  /** The least log-likelihood ratio of its divisions; 0 if one is not above chance. */
  double strength(List<Integer> set) {
    return weakestDivision(set, this::count);
  }

  /** The same in those groups only that do not have another item; the union must be known too. */
  double strengthWithout(List<Integer> set, int other) {
    return weakestDivision(set, part -> countWithout(part, other));
  }

  /** The number of groups that have all items of the set, but not the other. */
  long countWithout(List<Integer> set, int other) {
    return count(set) - count(ItemSets.with(set, other));
  }

  private static double weakestDivision(List<Integer> set, ToLongFunction<List<Integer>> counts) {
    long groups = counts.applyAsLong(List.of());
    long together = counts.applyAsLong(set);
    double weakest = Double.POSITIVE_INFINITY;
    // Odd bits: the part that has the first item, so that each division is taken once.
    for (int bits = 1; bits < (1 << set.size()) - 1; bits += 2) {
      Association parts =
          new Association(
              groups,
              counts.applyAsLong(ItemSets.chosen(set, bits)),
              counts.applyAsLong(ItemSets.chosen(set, ~bits)),
              together);
      weakest = Math.min(weakest, parts.lift() > 1 ? parts.logLikelihoodRatio() : 0);
    }
    return weakest;
  }
}
