package io.dangol.recommend.relate;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Proposes sets of items from sets of one item less, as Apriori does (Agrawal and Srikant 1994,
 * Fast Algorithms for Mining Association Rules): all parts of a proposed set with one item less are
 * among the smaller ones.
 */
final class BundleCandidates {

  /** A set, and the number of groups that can have it at most. */
  private record Candidate(List<Integer> set, long atMost) {}

  /** The lowest bound, then the highest items. */
  private static final Comparator<Candidate> WORST_FIRST =
      Comparator.comparingLong(Candidate::atMost)
          .thenComparing(Candidate::set, ItemSets.BY_ITEMS.reversed());

  private final Map<Integer, NavigableSet<Integer>> partners = new HashMap<>();
  private final ToLongFunction<List<Integer>> counts;
  private final int most;

  /**
   * Prepares proposals.
   *
   * @param pairs all sets of two items that larger ones may have
   * @param counts of the smaller sets
   * @param most sets at once; those that fewer groups can have are left out
   */
  BundleCandidates(
      Collection<List<Integer>> pairs, ToLongFunction<List<Integer>> counts, int most) {
    this.counts = counts;
    this.most = most;
    for (List<Integer> pair : pairs) {
      partners(pair.get(0)).add(pair.get(1));
      partners(pair.get(1)).add(pair.get(0));
    }
  }

  /** The sets of one item more than the smaller ones, in order of their items. */
  List<List<Integer>> from(Set<List<Integer>> smaller) {
    PriorityQueue<Candidate> best = new PriorityQueue<>(WORST_FIRST);
    for (List<Integer> set : smaller) {
      for (int item : largerPartners(set)) {
        List<Integer> larger = Stream.concat(set.stream(), Stream.of(item)).toList();
        List<List<Integer>> parts = parts(larger);
        if (smaller.containsAll(parts)) {
          best.add(new Candidate(larger, parts.stream().mapToLong(counts).min().orElseThrow()));
          if (best.size() > most) {
            best.remove();
          }
        }
      }
    }
    return best.stream().map(Candidate::set).sorted(ItemSets.BY_ITEMS).toList();
  }

  /** The partners, after the last item of the set, of its item with the fewest. */
  private Collection<Integer> largerPartners(List<Integer> set) {
    return set.stream()
        .map(this::partners)
        .min(Comparator.comparingInt(Set::size))
        .orElseThrow()
        .tailSet(set.get(set.size() - 1), false);
  }

  private NavigableSet<Integer> partners(int item) {
    return partners.computeIfAbsent(item, unknown -> new TreeSet<>());
  }

  private static List<List<Integer>> parts(List<Integer> set) {
    return IntStream.range(0, set.size()).mapToObj(i -> ItemSets.without(set, i)).toList();
  }
}
