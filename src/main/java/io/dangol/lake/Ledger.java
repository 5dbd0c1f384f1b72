package io.dangol.lake;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;

import io.dangol.job.JobRun;
import io.dangol.job.Run;
import io.dangol.job.RunReport;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What was done and when: appends to the {@code ops} tables, which no job writes. */
public final class Ledger {
  private final Lake lake;

  public Ledger(Lake lake) {
    this.lake = lake;
  }

  /** By job, the run key under which it last finished for the date. */
  public Map<String, String> lastRunKeys(LocalDate asOf) {
    Map<String, String> keys = new HashMap<>();
    lake.read(Tables.JOB_RUNS)
        .where(Columns.AS_OF_ON.col().equalTo(lit(Date.valueOf(asOf))))
        .groupBy(Columns.JOB.col())
        .agg(max_by(Columns.RUN_KEY.col(), Columns.STARTED_AT.col()))
        .collectAsList()
        .forEach(row -> keys.put(row.getString(0), row.getString(1)));
    return keys;
  }

  /**
   * The input files that were completely taken and belong to feed days up to the date, or to none;
   * a file stands there again for each replay that brought records of it.
   */
  public Dataset<Row> filesTaken(LocalDate asOf) {
    return lake.read(Tables.INGESTED_FILES)
        .where(
            Columns.FILE_STATE
                .col()
                .equalTo("taken")
                .or(
                    Columns.FILE_STATE
                        .col()
                        .equalTo("replayed")
                        .and(Columns.ROWS_ACCEPTED.col().gt(0))))
        .where(
            Columns.FEED_ON.col().isNull().or(Columns.FEED_ON.col().leq(lit(Date.valueOf(asOf)))))
        .orderBy(Columns.SOURCE.col(), Columns.FILE.col(), Columns.BATCH_ID.col());
  }

  /** The figures that the date's jobs wrote. */
  public List<RunReport.Figure> figures(LocalDate asOf) {
    return figures(lake.read(Tables.METRICS), asOf);
  }

  /** The figures of a release's night as they stood when it was published. */
  public List<RunReport.Figure> figures(ReleaseNote release) {
    Optional<Long> version = Optional.ofNullable(release.versions().get(Tables.METRICS.name()));
    return figures(
        version
            .flatMap(pinned -> lake.readIfKept(Tables.METRICS, pinned))
            .orElseGet(() -> lake.read(Tables.METRICS)),
        release.asOf());
  }

  private static List<RunReport.Figure> figures(Dataset<Row> metrics, LocalDate asOf) {
    return metrics
        .where(Columns.AS_OF_ON.col().equalTo(lit(Date.valueOf(asOf))))
        .orderBy(
            Columns.JOB.col(), Columns.POPULATION.col(), Columns.MODEL.col(), Columns.METRIC.col())
        .collectAsList()
        .stream()
        .map(
            row ->
                new RunReport.Figure(
                    row.getAs(Columns.JOB.name()),
                    row.getAs(Columns.MODEL.name()),
                    row.getAs(Columns.POPULATION.name()),
                    row.getAs(Columns.METRIC.name()),
                    row.<Double>getAs(Columns.VALUE.name()),
                    row.<Long>getAs(Columns.SAMPLE_SIZE.name())))
        .toList();
  }

  void finished(JobRun finished, Run run, String runKey) {
    append(
        Tables.JOB_RUNS,
        RowFactory.create(
            runKey,
            run.id(),
            Date.valueOf(run.asOf()),
            finished.job(),
            Timestamp.from(finished.startedAt()),
            finished.seconds(),
            scala(finished.rowsWritten()),
            scala(finished.tableVersions())));
  }

  public void runEnded(
      Run run, String runKey, String configHash, String state, Instant startedAt, double seconds) {
    append(
        Tables.RUNS,
        RowFactory.create(
            run.id(),
            runKey,
            Date.valueOf(run.asOf()),
            configHash,
            state,
            Timestamp.from(startedAt),
            seconds));
  }

  /** Notes the state of a release. */
  public void release(ReleaseNote note, Instant at) {
    append(
        Tables.RELEASES,
        RowFactory.create(
            note.release(),
            note.state(),
            Timestamp.from(at),
            Date.valueOf(note.asOf()),
            note.runKey(),
            note.runId(),
            note.configHash(),
            scala(note.served()),
            scala(note.versions()),
            scala(note.hashes()),
            scala(note.gates())));
  }

  /** The last note of each release, oldest release first. */
  public List<ReleaseNote> releases() {
    Map<Long, ReleaseNote> last = new TreeMap<>();
    lake.read(Tables.RELEASES)
        .orderBy(Columns.NOTED_AT.col())
        .collectAsList()
        .forEach(row -> last.put(row.<Long>getAs(Columns.RELEASE.name()), note(row)));
    return List.copyOf(last.values());
  }

  /**
   * What the gold tables are and were made from, with their metrics: the present version of each
   * table but those that tell of runs.
   */
  public Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (Table table : Tables.all()) {
      boolean ofRuns = table.layer().equals("ops") && !table.equals(Tables.METRICS);
      if (!ofRuns && lake.exists(table)) {
        versions.put(table.name(), lake.version(table));
      }
    }
    return versions;
  }

  private static ReleaseNote note(Row row) {
    return new ReleaseNote(
        row.<Long>getAs(Columns.RELEASE.name()),
        row.getAs(Columns.RELEASE_STATE.name()),
        row.<Date>getAs(Columns.AS_OF_ON.name()).toLocalDate(),
        row.getAs(Columns.RUN_KEY.name()),
        row.getAs(Columns.RUN_ID.name()),
        row.getAs(Columns.CONFIG_HASH.name()),
        row.getJavaMap(row.fieldIndex(Columns.SERVED_ROWS.name())),
        row.getJavaMap(row.fieldIndex(Columns.NIGHT_VERSIONS.name())),
        row.getJavaMap(row.fieldIndex(Columns.TABLE_HASHES.name())),
        row.getJavaMap(row.fieldIndex(Columns.GATES.name())));
  }

  private void append(Table table, Row row) {
    lake.prepare(table);
    Contract.conform(table, lake.rows(table, List.of(row)))
        .coalesce(1)
        .write()
        .format("delta")
        .mode("append")
        .save(lake.path(table));
  }

  private static <T> scala.collection.Map<String, T> scala(Map<String, T> map) {
    return scala.jdk.javaapi.CollectionConverters.asScala(map);
  }
}
