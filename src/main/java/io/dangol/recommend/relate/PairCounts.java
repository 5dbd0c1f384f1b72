package io.dangol.recommend.relate;

/**
 * Counts how often two items stand in the same group, such as a basket or a customer's history.
 *
 * <p>Row by row of the item x item matrix: the groups of an item are walked through and their items
 * counted in an array as long as the catalogue. Time is the sum of squares of the groups' sizes,
 * memory twice the groups themselves and two rows.
 */
public final class PairCounts {
  private final int[][] groups;
  private final int[][] groupsOf;
  private final int[] together;
  private final int[] others;
  private int othersCount;

  /**
   * Groups to count in.
   *
   * @param groups distinct positions below {@code size} in any order
   */
  public PairCounts(int[][] groups, int size) {
    this.groups = groups;
    this.groupsOf = transposed(groups, size);
    this.together = new int[size];
    this.others = new int[size];
  }

  /** Groups that have the item. */
  public int groupsWith(int item) {
    return groupsOf[item].length;
  }

  /**
   * Counts the items that stand together with this one and returns how many there are; {@link
   * #other} and {@link #together} tell of them until the next call.
   */
  public int count(int item) {
    for (int place = 0; place < othersCount; place++) {
      together[others[place]] = 0;
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

  /** The item at a place, below what {@link #count} returned, in no particular order. */
  public int other(int place) {
    return others[place];
  }

  /** Groups that have the item that was counted and the one at the place. */
  public int together(int place) {
    return together[others[place]];
  }

  private static int[][] transposed(int[][] groups, int size) {
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
