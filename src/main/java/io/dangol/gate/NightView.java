package io.dangol.gate;

import io.dangol.job.RunReport;
import io.dangol.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A night as the gates see it.
 *
 * @param gold its rows of published tables; a table that can no longer be read is left out
 * @param rows that are or will be served, by public view
 * @param figures metrics of its models, as in {@code ops.metrics}
 */
public record NightView(
    Map<Table, Dataset<Row>> gold, Map<String, Long> rows, List<RunReport.Figure> figures) {
  public NightView {
    gold = Map.copyOf(gold);
    rows = Map.copyOf(rows);
    figures = List.copyOf(figures);
  }

  /** The night's rows of a table; empty if they cannot be read. */
  Optional<Dataset<Row>> of(Table table) {
    return Optional.ofNullable(gold.get(table));
  }
}
