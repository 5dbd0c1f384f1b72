package io.dangol.demand;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** Items and shops of tests. */
final class DemandFixtures {

  /** A Monday. */
  static final int MONDAY = day("2011-01-03");

  private DemandFixtures() {}

  static int day(String date) {
    return Math.toIntExact(LocalDate.parse(date).toEpochDay());
  }

  /** A shop with so many buyers on each day from one to another. */
  static ShopDays shop(int from, int to, IntToLongFunction buyers) {
    SortedMap<Integer, Long> byDay = new TreeMap<>();
    for (int day = from; day <= to; day++) {
      if (buyers.applyAsLong(day) > 0) {
        byDay.put(day, buyers.applyAsLong(day));
      }
    }
    return ShopDays.of(byDay);
  }

  /** An item with so many buyers on each day from one to another. */
  static ItemHistory item(int from, int to, IntUnaryOperator buyers) {
    int[] days = new int[to - from + 1];
    int[] counts = new int[days.length];
    int sold = 0;
    for (int day = from; day <= to; day++) {
      if (buyers.applyAsInt(day) > 0) {
        days[sold] = day;
        counts[sold++] = buyers.applyAsInt(day);
      }
    }
    return ItemHistory.of(Arrays.copyOf(days, sold), Arrays.copyOf(counts, sold));
  }

  /** Of a shop with as many buyers on all days: each counts 1, or nearly so. */
  static DayWeights even(int from, int to) {
    return DayWeights.of(shop(from, to, day -> 1_000_000), to);
  }
}
