package io.dangol.gate;

import io.dangol.job.GateResult;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks that no table has grown or shrunk more than one night can explain. */
final class RowCounts {

  static final String GATE = "row-count";

  private RowCounts() {}

  /**
   * One result for each table: its rows over those of the former release. A table that had rows and
   * has none now is refused, whatever its size; otherwise small tables are not compared. Tables may
   * declare that they are not counted, such as suppressions, which grow when others shrink.
   *
   * @param tonight rows by public view
   * @param former rows by public view; a view that it lacks had none
   */
  static List<GateResult> of(
      Map<String, Long> tonight, Map<String, Long> former, GateSettings settings) {
    if (settings.rowCountMin().isEmpty() && settings.rowCountMax().isEmpty()) {
      return List.of(GateResult.notMeasured(GATE, "all views", Gates.SWITCHED_OFF));
    }
    List<GateResult> results = new ArrayList<>();
    Map<String, Long> counted = new TreeMap<>(tonight);
    Tables.published().stream()
        .filter(table -> !table.serving().isCounted())
        .forEach(table -> counted.remove(table.shortName()));
    counted.forEach(
        (view, rows) -> {
          long before = former.getOrDefault(view, 0L);
          Optional<String> why = notMeasured(rows, before, settings.minSample());
          results.add(
              why.map(words -> GateResult.notMeasured(GATE, view, words))
                  .orElseGet(() -> compared(view, (double) rows / before, settings)));
        });
    return results;
  }

  private static Optional<String> notMeasured(long rows, long before, long minSample) {
    if (before == 0) {
      return Optional.of(rows == 0 ? "empty on both nights" : "the former release has no rows");
    }
    return rows > 0 && Math.max(rows, before) < minSample
        ? Optional.of("%s rows after %s, fewer than %s".formatted(rows, before, minSample))
        : Optional.empty();
  }

  private static GateResult compared(String view, double ratio, GateSettings settings) {
    double least = settings.rowCountMin().orElse(0);
    double most = settings.rowCountMax().orElse(Double.POSITIVE_INFINITY);
    String bound =
        settings.rowCountMax().isPresent()
            ? "%s to %s times the former".formatted(least, most)
            : "at least %s times the former".formatted(least);
    return new GateResult(GATE, view, ratio, bound, ratio >= least && ratio <= most, false);
  }
}
