package io.dangol.lake;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.dangol.job.JobRun;
import io.dangol.job.Run;
import io.dangol.table.AsOf;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.table.Word;
import io.dangol.table.Words.FileState;
import io.dangol.table.Words.ReleaseState;
import io.dangol.table.Words.RunState;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Records what was done and when, in the {@code ops} tables that no job writes. */
public final class Ledger {
  private final Lake lake;

  public Ledger(Lake lake) {
    this.lake = lake;
  }

  /** By job, the run key under which it last finished for the date and has not begun since. */
  public Map<String, String> lastRunKeys(LocalDate asOf) {
    Column last = struct(Columns.STARTED_AT.col(), Columns.RUN_KEY.col());
    Map<String, String> keys = new HashMap<>();
    lake.read(Tables.JOB_RUNS)
        .where(AsOf.is(asOf))
        .groupBy(Columns.JOB.col())
        .agg(max_by(Columns.RUN_KEY.col(), last))
        .collectAsList()
        .forEach(row -> keys.put(row.getString(0), row.getString(1)));
    keys.values().removeIf(String::isEmpty);
    return keys;
  }

  /** Records that these jobs begin: they count as unfinished until they finish again. */
  public void begin(Collection<String> jobs, Run run, Instant at) {
    Set<String> finished = new TreeSet<>(lastRunKeys(run.asOf()).keySet());
    finished.retainAll(jobs);
    if (!finished.isEmpty()) {
      append(
          Tables.JOB_RUNS,
          finished.stream()
              .map(job -> jobRun(new JobRun(job, at, 0, Map.of(), Map.of(), List.of()), run, ""))
              .toList());
    }
  }

  /**
   * The input files that were completely taken and belong to no feed day or to one up to the date.
   * A file has another row for each replay that accepted records of it, and for its removal.
   */
  public Dataset<Row> filesTaken(LocalDate asOf) {
    return lake.read(Tables.INGESTED_FILES)
        .where(
            Columns.FILE_STATE
                .col()
                .isin(FileState.TAKEN.word(), FileState.UNTAKEN.word())
                .or(
                    Columns.FILE_STATE
                        .col()
                        .equalTo(FileState.REPLAYED.word())
                        .and(Columns.ROWS_ACCEPTED.col().gt(0))))
        .where(
            Columns.FEED_ON.col().isNull().or(Columns.FEED_ON.col().leq(lit(Date.valueOf(asOf)))))
        .orderBy(Columns.SOURCE.col(), Columns.FILE.col(), Columns.BATCH_ID.col());
  }

  void finished(JobRun finished, Run run, String runKey) {
    append(Tables.JOB_RUNS, List.of(jobRun(finished, run, runKey)));
  }

  public void runEnded(
      Run run,
      String runKey,
      String configHash,
      RunState state,
      Instant startedAt,
      double seconds) {
    append(
        Tables.RUNS,
        List.of(
            RowFactory.create(
                run.id(),
                runKey,
                Date.valueOf(run.asOf()),
                configHash,
                state.word(),
                Timestamp.from(startedAt),
                seconds)));
  }

  /** Records the state of a release. */
  public void release(ReleaseNote note, Instant at) {
    append(
        Tables.RELEASES,
        List.of(
            RowFactory.create(
                note.release(),
                note.state().word(),
                Timestamp.from(at),
                Date.valueOf(note.asOf()),
                note.runKey(),
                note.runId(),
                note.configHash(),
                scala(note.served()),
                scala(note.versions()),
                scala(note.hashes()),
                scala(note.gates()),
                note.madeWith().orElse(null),
                note.erasedFrom().orElse(null))));
  }

  /** The last record of each release, oldest release first. */
  public List<ReleaseNote> releases() {
    Map<Long, ReleaseNote> last = new TreeMap<>();
    lake.read(Tables.RELEASES)
        .orderBy(Columns.NOTED_AT.col())
        .collectAsList()
        .forEach(row -> last.put(row.<Long>getAs(Columns.RELEASE.name()), note(row)));
    return List.copyOf(last.values());
  }

  /**
   * The current version of each gold table, of all that these were made from, and of {@code
   * ops.metrics}.
   */
  public Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (Table table : Tables.all()) {
      boolean isAboutRuns =
          table.layer().equals("ops") && !Set.of(Tables.METRICS, Tables.ERASURES).contains(table);
      if (!isAboutRuns && lake.exists(table)) {
        versions.put(table.name(), lake.version(table));
      }
    }
    return versions;
  }

  private static ReleaseNote note(Row row) {
    return new ReleaseNote(
        row.<Long>getAs(Columns.RELEASE.name()),
        Word.of(ReleaseState.values(), row.getAs(Columns.RELEASE_STATE.name())),
        AsOf.of(row),
        row.getAs(Columns.RUN_KEY.name()),
        row.getAs(Columns.RUN_ID.name()),
        row.getAs(Columns.CONFIG_HASH.name()),
        Optional.ofNullable(row.getAs(Columns.MADE_WITH.name())),
        row.getJavaMap(row.fieldIndex(Columns.SERVED_ROWS.name())),
        row.getJavaMap(row.fieldIndex(Columns.NIGHT_VERSIONS.name())),
        row.getJavaMap(row.fieldIndex(Columns.TABLE_HASHES.name())),
        row.getJavaMap(row.fieldIndex(Columns.GATES.name())),
        Optional.ofNullable(row.getAs(Columns.ERASED_FROM.name())));
  }

  private static Row jobRun(JobRun job, Run run, String runKey) {
    return RowFactory.create(
        runKey,
        run.id(),
        Date.valueOf(run.asOf()),
        job.job(),
        Timestamp.from(job.startedAt()),
        job.seconds(),
        scala(job.rowsWritten()),
        scala(job.tableVersions()));
  }

  void append(Table table, List<Row> rows) {
    lake.prepare(table);
    TableContract.conform(table, lake.rows(table, rows))
        .coalesce(1)
        .write()
        .format("delta")
        .mode("append")
        .save(lake.path(table));
  }

  static <T> scala.collection.Map<String, T> scala(Map<String, T> map) {
    return scala.jdk.javaapi.CollectionConverters.asScala(map);
  }
}
