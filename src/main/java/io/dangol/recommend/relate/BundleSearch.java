package io.dangol.recommend.relate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds bundles, from pairs to larger sets.
 *
 * <p>A bundle is strong enough by {@link SetAssociation}, and so are all its parts. A part is left
 * out of the list if it is not strong enough in the groups that lack an item of a larger bundle:
 * then it is bought because of the larger one.
 */
final class BundleSearch {

  private static final Comparator<Bundle> STRONGEST_FIRST =
      Comparator.comparingDouble(Bundle::logLikelihoodRatio)
          .reversed()
          .thenComparing(bundle -> -bundle.items().size())
          .thenComparing(Bundle::items, ItemSets.BY_ITEMS);

  private final SetAssociation known;
  private final BundleSettings settings;
  private final Function<List<List<Integer>>, long[]> counting;

  /**
   * Prepares a search.
   *
   * @param known counts of single items and pairs; the search adds those of larger sets
   * @param counting the number of groups that have all items of each set
   */
  BundleSearch(
      SetAssociation known,
      BundleSettings settings,
      Function<List<List<Integer>>, long[]> counting) {
    this.known = known;
    this.settings = settings;
    this.counting = counting;
  }

  /** The strongest bundles first; of equals, the larger one and then the one with lower items. */
  List<Bundle> from(Collection<List<Integer>> pairs) {
    List<Bundle> found = strongest(pairs);
    List<Bundle> all = new ArrayList<>(found);
    Set<List<Integer>> explained = new HashSet<>();
    BundleCandidates candidates =
        new BundleCandidates(items(found), known::count, settings.maxCandidates());
    for (int size = 3; size <= settings.maxSize(); size++) {
      found = strongest(counted(candidates.from(items(found))));
      all.addAll(found);
      found.forEach(bundle -> addExplained(bundle.items(), explained));
    }
    all.removeIf(bundle -> explained.contains(bundle.items()));
    return all.stream()
        .sorted(STRONGEST_FIRST)
        .collect(Collectors.groupingBy(bundle -> bundle.items().size()))
        .values()
        .stream()
        .flatMap(ofOneSize -> listed(ofOneSize).stream())
        .sorted(STRONGEST_FIRST)
        .toList();
  }

  private List<Bundle> strongest(Collection<List<Integer>> sets) {
    return sets.stream()
        .filter(set -> known.count(set) >= settings.minTogether())
        .map(set -> new Bundle(set, known.count(set), known.lift(set), known.strength(set)))
        .filter(bundle -> isStrong(bundle.logLikelihoodRatio()))
        .sorted(STRONGEST_FIRST)
        .limit(settings.maxCandidates())
        .toList();
  }

  private boolean isStrong(double ratio) {
    return ratio > 0 && ratio >= settings.minLogLikelihoodRatio();
  }

  private List<List<Integer>> counted(List<List<Integer>> sets) {
    if (!sets.isEmpty()) {
      long[] counts = counting.apply(sets);
      for (int i = 0; i < counts.length; i++) {
        known.put(sets.get(i), counts[i]);
      }
    }
    return sets;
  }

  private void addExplained(List<Integer> bundle, Set<List<Integer>> explained) {
    for (int i = 0; i < bundle.size(); i++) {
      List<Integer> part = ItemSets.without(bundle, i);
      int rest = bundle.get(i);
      if (known.countWithout(part, rest) < settings.minTogether()
          || !isStrong(known.strengthWithout(part, rest))) {
        explained.add(part);
      }
    }
  }

  /** The first ones; no item is in more of them than the settings allow. */
  private List<Bundle> listed(Iterable<Bundle> strongestFirst) {
    Map<Integer, Integer> perItem = new HashMap<>();
    List<Bundle> listed = new ArrayList<>();
    for (Bundle bundle : strongestFirst) {
      boolean hasRoom =
          bundle.items().stream()
              .allMatch(item -> perItem.getOrDefault(item, 0) < settings.perItem());
      if (hasRoom && listed.size() < settings.listLength()) {
        bundle.items().forEach(item -> perItem.merge(item, 1, Integer::sum));
        listed.add(bundle);
      }
    }
    return listed;
  }

  private static Set<List<Integer>> items(List<Bundle> bundles) {
    return bundles.stream().map(Bundle::items).collect(Collectors.toSet());
  }
}
