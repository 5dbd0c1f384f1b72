package io.dangol.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many usable records each feed day of a dated source brought. Files without a feed day and
 * closed days do not count, nor do days without a record if the source may have such days.
 */
final class Volumes {
  private static final int USUAL_DAYS = 28;
  private static final int FEWEST_DAYS = 7;

  /** A shop that sells less on a usual day has days without a sale by chance. */
  private static final int FEWEST_RECORDS = 10;

  private final String source;
  private final Expected expected;
  private final NavigableMap<LocalDate, Long> byDay = new TreeMap<>();
  private final NavigableSet<LocalDate> freshDays = new TreeSet<>();

  Volumes(String source, Expected expected) {
    this.source = source;
    this.expected = expected;
  }

  /** A file that was taken. */
  void before(FeedFile file, long records) {
    file.feedOn()
        .filter(day -> !expected.calendar().isClosed(day))
        .ifPresent(day -> byDay.merge(day, records, Long::sum));
  }

  /** A file that is to be taken. */
  void fresh(FeedFile file, long records) {
    before(file, records);
    file.feedOn().ifPresent(freshDays::add);
  }

  /**
   * One sentence for each fresh day under the floor: a share of the median of the 28 days before
   * it. A day with fewer than 7 days before it, or a median under 10 records, is not judged.
   */
  List<String> low() {
    if (expected.mayBeEmpty()) {
      byDay.values().removeIf(records -> records == 0);
    }
    List<String> low = new ArrayList<>();
    for (LocalDate day : freshDays) {
      if (!byDay.containsKey(day)) {
        continue;
      }
      long[] before = byDay.headMap(day).values().stream().mapToLong(Long::longValue).toArray();
      int first = Math.max(0, before.length - USUAL_DAYS);
      double usual = median(Arrays.copyOfRange(before, first, before.length));
      boolean isTelling = before.length >= FEWEST_DAYS && usual >= FEWEST_RECORDS;
      if (isTelling && byDay.get(day) < expected.volumeFloor() * usual) {
        low.add(sentence(day, usual));
      }
    }
    return low;
  }

  private String sentence(LocalDate day, double usual) {
    return String.format(
        Locale.ROOT,
        "source %s: %,d usable records on %s, usual are %,.0f (at least %.2f of them, volume-floor): deliver the day in full; if that was all, add the day to the source's closed, or lower its volume-floor",
        source,
        byDay.get(day),
        day,
        usual,
        expected.volumeFloor());
  }

  private static double median(long[] values) {
    if (values.length == 0) {
      return 0;
    }
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }
}
