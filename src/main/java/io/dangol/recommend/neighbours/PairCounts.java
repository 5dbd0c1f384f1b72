package io.dangol.recommend.neighbours;

/**
 * Counts how often two items are in the same group, such as a basket or a customer's history.
 *
 * <p>Counts one row of the item x item matrix at a time: it visits the groups of an item and counts
 * their items in an array as long as the catalogue. Time grows with the sum of the squares of the
 * groups' sizes; memory is twice that of the groups, plus two rows.
 */
public final class PairCounts {
  private final int[][] groups;
  private final int[][] groupsOf;
  private final int[] together;
  private final int[] others;
  private int othersCount;

  /**
   * Prepares counting in some groups.
   *
   * @param groups distinct positions below {@code size} in any order
   */
  public PairCounts(int[][] groups, int size) {
    this.groups = groups;
    this.groupsOf = transposed(groups, size);
    this.together = new int[size];
    this.others = new int[size];
  }

  /** The number of groups that have the item. */
  public int groupsWith(int item) {
    return groupsOf[item].length;
  }

  /**
   * Counts the other items in the groups of this one and returns how many there are. {@link #other}
   * and {@link #together} describe them until the next call.
   */
  public int count(int item) {
    for (int index = 0; index < othersCount; index++) {
      together[others[index]] = 0;
    }
    othersCount = 0;
    for (int group : groupsOf[item]) {
      for (int other : groups[group]) {
        if (other != item && together[other]++ == 0) {
          others[othersCount++] = other;
        }
      }
    }
    return othersCount;
  }

  /** One of the items that were counted, in no particular order; {@code index} is from 0. */
  public int other(int index) {
    return others[index];
  }

  /** The number of groups with both the item of the last count and the other at the index. */
  public int together(int index) {
    return together[others[index]];
  }

  /** The groups that each item is in, ascending. */
  static int[][] transposed(int[][] groups, int size) {
    int[] counts = new int[size];
    for (int[] group : groups) {
      for (int item : group) {
        counts[item]++;
      }
    }
    int[][] groupsOf = new int[size][];
    for (int item = 0; item < size; item++) {
      groupsOf[item] = new int[counts[item]];
    }
    for (int group = groups.length - 1; group >= 0; group--) {
      for (int item : groups[group]) {
        groupsOf[item][--counts[item]] = group;
      }
    }
    return groupsOf;
  }
}
