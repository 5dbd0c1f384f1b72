package io.dangol.lake;

import io.dangol.job.RunReport;
import io.dangol.table.AsOf;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads a night's metrics from {@code ops.metrics}, by job, population, model and metric. */
public final class NightFigures {

  private NightFigures() {}

  /** The metrics that the date's jobs wrote last. */
  public static List<RunReport.Figure> of(Lake lake, LocalDate asOf) {
    return figures(lake.read(Tables.METRICS), asOf);
  }

  /** The metrics of a release's night at the time when it was published. */
  public static List<RunReport.Figure> of(Lake lake, ReleaseNote release) {
    Optional<Long> version = Optional.ofNullable(release.versions().get(Tables.METRICS.name()));
    return figures(
        version
            .flatMap(pinned -> lake.readIfKept(Tables.METRICS, pinned))
            .orElseGet(() -> lake.read(Tables.METRICS)),
        release.asOf());
  }

  private static List<RunReport.Figure> figures(Dataset<Row> metrics, LocalDate asOf) {
    return metrics
        .where(AsOf.is(asOf))
        .orderBy(
            Columns.JOB.col(), Columns.POPULATION.col(), Columns.MODEL.col(), Columns.METRIC.col())
        .collectAsList()
        .stream()
        .map(NightFigures::figure)
        .toList();
  }

  private static RunReport.Figure figure(Row row) {
    return new RunReport.Figure(
        row.getAs(Columns.JOB.name()),
        row.getAs(Columns.MODEL.name()),
        row.getAs(Columns.POPULATION.name()),
        row.getAs(Columns.METRIC.name()),
        row.<Double>getAs(Columns.VALUE.name()),
        row.<Long>getAs(Columns.SAMPLE_SIZE.name()));
  }
}
