package io.dangol.demand;

import java.util.Arrays;

/** The buyers of one item by day; days are counted from 1970-01-01. */
final class ItemHistory {

  private final int first;

  /** From the first day with a buyer to the last one. */
  private final int[] buyers;

  private ItemHistory(int first, int[] buyers) {
    this.first = first;
    this.buyers = buyers;
  }

  /**
   * @param days with a buyer, one at least, each once, in any order
   * @param counts buyers of each of them, above 0
   */
  static ItemHistory of(int[] days, int[] counts) {
    int first = Arrays.stream(days).min().orElseThrow();
    int last = Arrays.stream(days).max().orElseThrow();
    int[] buyers = new int[last - first + 1];
    for (int i = 0; i < days.length; i++) {
      buyers[days[i] - first] = counts[i];
    }
    return new ItemHistory(first, buyers);
  }

  /** The first day with a buyer. */
  int first() {
    return first;
  }

  int on(int day) {
    int at = day - first;
    return at < 0 || at >= buyers.length ? 0 : buyers[at];
  }

  /** Buyers from one day to another, both included. */
  long between(int from, int to) {
    long sum = 0;
    for (int day = Math.max(from, first); day <= Math.min(to, first + buyers.length - 1); day++) {
      sum += on(day);
    }
    return sum;
  }

  /** The last day with a buyer up to a day; before the first one if there is none. */
  int lastUpTo(int day) {
    int last = Math.min(day, first + buyers.length - 1);
    while (last >= first && on(last) == 0) {
      last--;
    }
    return last;
  }

  /**
   * Whether the item had a buyer within some days up to a day.
   *
   * @param days above 0
   */
  boolean isActive(int day, int days) {
    int last = lastUpTo(day);
    return last >= first && last > day - days;
  }
}
