package io.dangol.recommend.relate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sets of items as lists of their positions in ascending order. */
final class ItemSets {

  /** By the first item in which two sets of one size differ. */
  static final Comparator<List<Integer>> BY_ITEMS = ItemSets::compare;

  private ItemSets() {}

  static List<Integer> with(List<Integer> set, int item) {
    List<Integer> more = new ArrayList<>(set);
    more.add(item);
    return more.stream().sorted().toList();
  }

  /** The set without the item at an index. */
  static List<Integer> without(List<Integer> set, int index) {
    List<Integer> rest = new ArrayList<>(set);
    rest.remove(index);
    return List.copyOf(rest);
  }

  /** The items whose bits are set, the first item's being the lowest. */
  static List<Integer> chosen(List<Integer> set, int bits) {
    return IntStream.range(0, set.size())
        .filter(i -> (bits >> i & 1) == 1)
        .mapToObj(set::get)
        .toList();
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < one.size(); i++) {
      int difference = Integer.compare(one.get(i), other.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }
}
