package io.dangol.demand;

import java.io.Serializable;
import java.util.SortedMap;

/** The buyers of all items together by day; one who bought two items counts twice. */
final class ShopDays implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int first;
  private final long[] buyers;

  private ShopDays(int first, long[] buyers) {
    this.first = first;
    this.buyers = buyers;
  }

  /**
   * @param buyersByDay one day at least
   */
  static ShopDays of(SortedMap<Integer, Long> buyersByDay) {
    int first = buyersByDay.firstKey();
    long[] buyers = new long[buyersByDay.lastKey() - first + 1];
    buyersByDay.forEach((day, count) -> buyers[day - first] = count);
    return new ShopDays(first, buyers);
  }

  /** The first day with a buyer. */
  int first() {
    return first;
  }

  long on(int day) {
    int at = day - first;
    return at < 0 || at >= buyers.length ? 0 : buyers[at];
  }

  /** Buyers from one day to another, both included. */
  long between(int from, int to) {
    long sum = 0;
    for (int day = from; day <= to; day++) {
      sum += on(day);
    }
    return sum;
  }

  /** Days of the log up to a day. */
  int age(int day) {
    return day - first + 1;
  }
}
