package io.dangol.segment;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names segments in plain words, relative to the shop's own customers; all names are different.
 *
 * <p>A name says how often customers come, how long they have been away, and whether they spend
 * much or little for this shop. If several segments have the same name, the trait in which they
 * differ most is added, or as a last resort their size.
 */
final class SegmentNames {

  /** What is usual in the shop; money is empty if the shop logs no amounts. */
  record Usual(
      boolean buys, Quartiles recency, Quartiles frequency, Optional<Quartiles> monetary) {}

  private SegmentNames() {}

  /** A name for each portrait, in their order; at most 20 portraits. */
  public static List<String> of(List<Portrait> portraits, Usual usual) {
    List<String> names =
        new ArrayList<>(portraits.stream().map(portrait -> name(portrait, usual)).toList());
    Map<String, List<Integer>> sameName =
        IntStream.range(0, names.size())
            .boxed()
            .collect(groupingBy(names::get, LinkedHashMap::new, Collectors.toList()));
    sameName
        .values()
        .forEach(group -> tellApart(group, portraits, names, Arrays.asList(Trait.values())));
    return List.copyOf(names);
  }

  /** A name that no other segment has: the given one, with the segment's id if it is taken. */
  static String free(String name, int id, Collection<String> taken) {
    return taken.contains(name) ? "%s, segment %s".formatted(name, id) : name;
  }

  private static String name(Portrait portrait, Usual usual) {
    BaseName base =
        usual.buys()
            ? BaseName.ofBuyers(portrait.frequency(), usual.frequency())
            : BaseName.ofVisitors(portrait.frequency(), usual.frequency());
    return base.byRecency(portrait.recencyDays(), usual.recency()) + spending(portrait, usual);
  }

  private static String spending(Portrait portrait, Usual usual) {
    boolean known = portrait.monetary().isPresent() && usual.monetary().isPresent();
    if (!known || (usual.buys() && portrait.frequency() < 1)) {
      return "";
    }
    double money = portrait.monetary().getAsDouble();
    Quartiles ofShop = usual.monetary().get();
    if (ofShop.isHigh(money)) {
      return ", big spenders";
    }
    return ofShop.isLow(money) ? ", small spenders" : "";
  }

  /** Adds traits to the equal names of a group until all differ. */
  private static void tellApart(
      List<Integer> group, List<Portrait> portraits, List<String> names, List<Trait> traits) {
    if (group.size() < 2) {
      return;
    }
    List<Portrait> members = group.stream().map(portraits::get).toList();
    Optional<Trait> mostDifferent = mostDifferent(traits, members);
    if (mostDifferent.isEmpty()) {
      // Equal in everything: the order of the segments decides.
      for (int i = 0; i < group.size(); i++) {
        append(names, group.get(i), Trait.SIZE.words(i, group.size()));
      }
      return;
    }
    Trait trait = mostDifferent.get();
    double[] levels = levels(trait, members);
    List<Trait> others = traits.stream().filter(other -> other != trait).toList();
    for (int rank = 0; rank < levels.length; rank++) {
      double level = levels[rank];
      List<Integer> same = group.stream().filter(i -> trait.of(portraits.get(i)) == level).toList();
      String words = trait.words(rank, levels.length);
      same.forEach(i -> append(names, i, words));
      tellApart(same, portraits, names, others);
    }
  }

  /** The trait with the most levels, then the largest contrast; empty if all members are equal. */
  private static Optional<Trait> mostDifferent(List<Trait> traits, List<Portrait> members) {
    return traits.stream()
        .filter(trait -> levels(trait, members).length > 1)
        .max(
            Comparator.comparingInt((Trait trait) -> levels(trait, members).length)
                .thenComparingDouble(trait -> contrast(levels(trait, members)))
                .thenComparing(Comparator.reverseOrder()));
  }

  private static void append(List<String> names, int index, String words) {
    names.set(index, names.get(index) + ", " + words);
  }

  /** The distinct values of a trait, the largest first. */
  private static double[] levels(Trait trait, List<Portrait> members) {
    double[] ascending = members.stream().mapToDouble(trait::of).distinct().sorted().toArray();
    return IntStream.range(0, ascending.length)
        .mapToDouble(i -> ascending[ascending.length - 1 - i])
        .toArray();
  }

  /** The relative difference between the largest and the least level, from 0 to 1. */
  private static double contrast(double[] levels) {
    double most = levels[0];
    double least = levels[levels.length - 1];
    return (most - least) / (Math.abs(most) + Math.abs(least) + 1);
  }
}
