package io.dangol.recommend.relate;

import java.util.List;

/**
 * Counts how many customers took one item after another.
 *
 * <p>Counts one row of the item x item matrix at a time, in an array as long as the catalogue.
 */
final class FollowCounts {
  private final List<Sequence> sequences;

  /** For each item its entries: the sequence in the upper 32 bits, the index in the lower ones. */
  private final long[][] entries;

  private final int[] counts;
  private final int[] others;
  private int othersCount;

  FollowCounts(List<Sequence> sequences, int size) {
    this.sequences = sequences;
    this.entries = entries(sequences, size);
    this.counts = new int[size];
    this.others = new int[size];
  }

  /**
   * Counts the items that followed this one and returns how many there are. {@link #other} and
   * {@link #together} describe them until the next call.
   */
  int count(int item) {
    for (int index = 0; index < othersCount; index++) {
      counts[others[index]] = 0;
    }
    othersCount = 0;
    for (long entry : entries[item]) {
      Sequence sequence = sequences.get((int) (entry >>> Integer.SIZE));
      int at = (int) entry;
      for (int next = sequence.from()[at]; next < sequence.to()[at]; next++) {
        int other = sequence.items()[next];
        if (counts[other]++ == 0) {
          others[othersCount++] = other;
        }
      }
    }
    return othersCount;
  }

  /** One of the items that were counted, in no particular order; {@code index} is from 0. */
  int other(int index) {
    return others[index];
  }

  /** The number of customers who took the other item at the index after that of the last count. */
  int together(int index) {
    return counts[others[index]];
  }

  private static long[][] entries(List<Sequence> sequences, int size) {
    int[] sizes = new int[size];
    sequences.forEach(
        sequence -> {
          for (int item : sequence.items()) {
            sizes[item]++;
          }
        });
    long[][] entries = new long[size][];
    for (int item = 0; item < size; item++) {
      entries[item] = new long[sizes[item]];
    }
    for (int number = sequences.size() - 1; number >= 0; number--) {
      int[] items = sequences.get(number).items();
      for (int at = 0; at < items.length; at++) {
        entries[items[at]][--sizes[items[at]]] = ((long) number << Integer.SIZE) | at;
      }
    }
    return entries;
  }
}
