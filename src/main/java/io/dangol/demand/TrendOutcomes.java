package io.dangol.demand;

import io.dangol.learn.Metric;
import io.dangol.table.Words.DemandTrend;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What came of the items of each trend, as sums of whole numbers. */
final class TrendOutcomes {

  /** Items, their buyers of the 56 days before the last 28, and those of the days ahead. */
  private static final int SUMS = 3;

  private final Map<DemandTrend, long[]> sums = new EnumMap<>(DemandTrend.class);

  /** Adds an item. */
  void add(DemandTrend trend, long before, long came) {
    add(trend, List.of(1L, before, came));
  }

  private void add(DemandTrend trend, List<Long> more) {
    long[] of = sums.computeIfAbsent(trend, key -> new long[SUMS]);
    for (int i = 0; i < SUMS; i++) {
      of[i] = Math.addExact(of[i], more.get(i));
    }
  }

  long[] packed() {
    return Stream.of(DemandTrend.values())
        .flatMapToLong(trend -> LongStream.of(sums.getOrDefault(trend, new long[SUMS])))
        .toArray();
  }

  void addPacked(List<Long> packed) {
    int at = 0;
    for (DemandTrend trend : DemandTrend.values()) {
      add(trend, packed.subList(at, at + SUMS));
      at += SUMS;
    }
  }

  /**
   * How many times as many buyers a day came as before; none of a trend whose items had none.
   *
   * @param before weight of the 56 days
   * @param ahead weight of the days ahead
   */
  List<Metric> metrics(String population, String detail, double before, double ahead) {
    List<Metric> metrics = new ArrayList<>();
    sums.forEach(
        (trend, of) -> {
          if (of[1] > 0) {
            metrics.add(
                new Metric(
                    BackTest.MODEL,
                    population,
                    "after-to-before@" + trend.word(),
                    of[2] / ahead / (of[1] / before),
                    of[0],
                    detail));
          }
        });
    return metrics;
  }
}
