package io.dangol.recommend.relate;

import java.util.Arrays;

/**
 * The items of a customer in the order in which they were first taken. Those that followed the
 * entry at an index are the entries from one index up to another.
 *
 * @param items distinct positions
 * @param from index of the first entry of a later day, for each entry
 * @param to index of the first entry that is too late, for each entry
 */
@SuppressWarnings("ArrayRecordComponent")
record Sequence(int[] items, int[] from, int[] to) {

  /**
   * The sequence of some items.
   *
   * @param firsts for each item one number with its day in the upper 32 bits and its position in
   *     the lower ones, in any order
   * @param within days after an item within which another follows it
   */
  static Sequence of(long[] firsts, int within) {
    long[] ordered = firsts.clone();
    Arrays.sort(ordered);
    int[] items = new int[ordered.length];
    int[] from = new int[ordered.length];
    int[] to = new int[ordered.length];
    int later = 0;
    int late = 0;
    for (int i = 0; i < ordered.length; i++) {
      items[i] = (int) ordered[i];
      while (later < ordered.length && day(ordered[later]) <= day(ordered[i])) {
        later++;
      }
      while (late < ordered.length && day(ordered[late]) <= day(ordered[i]) + within) {
        late++;
      }
      from[i] = later;
      to[i] = late;
    }
    return new Sequence(items, from, to);
  }

  /** Adds one to the count of each item for each item that it followed. */
  void countFollowed(long[] counts) {
    int[] changes = new int[items.length + 1];
    for (int i = 0; i < items.length; i++) {
      changes[from[i]]++;
      changes[to[i]]--;
    }
    int before = 0;
    for (int i = 0; i < items.length; i++) {
      before += changes[i];
      counts[items[i]] += before;
    }
  }

  private static long day(long first) {
    return first >> Integer.SIZE;
  }
}
