package io.dangol.publish;

import io.dangol.table.Words.ReleaseState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One night as the serving store holds it: all published tables together.
 *
 * @param number rises with every attempt and is never reused
 * @param state of the release in the store
 * @param runKey hash of everything that decides the rows: equal keys mean equal rows
 * @param publishedAt when readers last switched to it, or when it was kept without being shown
 * @param rows rows by the name of the public view, such as {@code recommendations}
 */
public record Release(
    long number,
    ReleaseState state,
    LocalDate asOf,
    String runId,
    String runKey,
    Instant publishedAt,
    Map<String, Long> rows) {

  public Release {
    rows = Map.copyOf(rows);
  }

  /** As in {@code release 7, as of 2011-12-09: churn_scores 3,120 rows, ...}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("release " + number + ", as of " + asOf);
    String divider = ": ";
    for (var table : new TreeMap<>(rows).entrySet()) {
      text.append(divider).append(rows(table.getValue())).append(" of ").append(table.getKey());
      divider = ", ";
    }
    return text.toString();
  }

  private static String rows(long count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d row" : "%,d rows", count);
  }
}
