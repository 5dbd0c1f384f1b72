package io.dangol.recommend.rank;

import static io.dangol.table.Columns.SEGMENT_NAME;
import static io.dangol.table.Tables.SEGMENTS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.recommend.rules.RuleCounts;
import io.dangol.recommend.rules.Rules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** What a night says about its rules. */
final class RuleReport {

  private RuleReport() {}

  /** Segments come and may go, so a name that is not among them is a warning. */
  static void warnOfSegments(Rules tonight, Inputs inputs, Outputs outputs) {
    Set<String> unknown = new TreeSet<>(tonight.segments());
    if (!unknown.isEmpty()) {
      inputs
          .read(SEGMENTS)
          .collectAsList()
          .forEach(segment -> unknown.remove(SEGMENT_NAME.textOf(segment)));
    }
    if (!unknown.isEmpty()) {
      outputs.warn(
          "recommend.rules name segments that nobody is in tonight: " + String.join("; ", unknown));
    }
  }

  /**
   * What the rules changed, as rows of {@code ops.metrics}; none without rules. Call it when the
   * lists are written.
   */
  static List<Row> changes(Rules tonight, NightRules night, Run run, Outputs outputs) {
    if (tonight.isEmpty()) {
      return List.of();
    }
    long[] counts = RuleCounts.added(night.book(), night.counts().value());
    long emptied = RuleCounts.emptied(counts);
    if (emptied > 0) {
      outputs.warn(
          "recommend.rules leave %s customers without a list: no other item may be shown to them"
              .formatted(emptied));
    }
    return RuleCounts.metrics(tonight, counts).stream()
        .map(metric -> metric.row(run.asOf(), RankItems.JOB))
        .toList();
  }
}
