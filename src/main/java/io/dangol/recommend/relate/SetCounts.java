package io.dangol.recommend.relate;

/**
 * Counts in how many groups sets of items are whole.
 *
 * <p>A set is looked for in the groups that have its first item, so the rarest item had best be the
 * first.
 */
final class SetCounts {
  private final int[][] sets;

  /** The numbers of the sets whose first item is this one. */
  private final int[][] setsOf;

  private final int[] counts;

  /** Number of the last group that had the item, from 1. */
  private final int[] lastGroup;

  private int groups;

  /**
   * Prepares counting.
   *
   * @param sets each with distinct positions below {@code size}, one at least
   */
  SetCounts(int[][] sets, int size) {
    this.sets = sets;
    this.setsOf = setsOf(sets, size);
    this.counts = new int[sets.length];
    this.lastGroup = new int[size];
  }

  /** Counts the sets in a group of distinct positions. */
  void add(int[] group) {
    groups++;
    for (int item : group) {
      lastGroup[item] = groups;
    }
    for (int item : group) {
      for (int set : setsOf[item]) {
        if (isWhole(sets[set])) {
          counts[set]++;
        }
      }
    }
  }

  /** The number of groups that have all items of each set. */
  int[] counts() {
    return counts.clone();
  }

  private boolean isWhole(int[] set) {
    for (int item : set) {
      if (lastGroup[item] != groups) {
        return false;
      }
    }
    return true;
  }

  private static int[][] setsOf(int[][] sets, int size) {
    int[] sizes = new int[size];
    for (int[] set : sets) {
      sizes[set[0]]++;
    }
    int[][] setsOf = new int[size][];
    for (int item = 0; item < size; item++) {
      setsOf[item] = new int[sizes[item]];
    }
    for (int number = sets.length - 1; number >= 0; number--) {
      int first = sets[number][0];
      setsOf[first][--sizes[first]] = number;
    }
    return setsOf;
  }
}
