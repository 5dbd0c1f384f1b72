package io.dangol.lake;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.max;

import io.dangol.job.Failure;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Removes rows of the lake so that no file holds them any more, former versions included. The
 * caller holds the lock of the serving store, because readers of former versions fail.
 *
 * <p>Rows are found by joining with a table of keys. Delta writes the condition of a deletion into
 * the table's log, where a literal would stay for as long as the log does.
 */
public final class Erasure {

  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

  private final Lake lake;

  public Erasure(Lake lake) {
    this.lake = lake;
  }

  /** Deletes the rows that have one of the keys from the latest version, in one rewrite. */
  public void delete(Table table, Dataset<Row> keys) {
    keepFromStatistics(table);
    lake.delta(table)
        .as("kept")
        .merge(broadcast(keys).as("given"), same(Stream.of(keys.columns())))
        .whenMatched()
        .delete()
        .execute();
  }

  /**
   * Deletes rejected records, or takes their header away if only that must go.
   *
   * @param found columns {@code file} and {@code position}
   * @param goes a column of it that says whether the record goes, or only its header
   */
  public void deleteRejects(Dataset<Row> found, String goes) {
    keepFromStatistics(Tables.REJECTED_EVENTS);
    lake.delta(Tables.REJECTED_EVENTS)
        .as("kept")
        .merge(found.as("given"), same(Tables.REJECTED_EVENTS.key().stream().map(Field::name)))
        .whenMatched("given." + goes)
        .delete()
        .whenMatched()
        .updateExpr(Map.of(Columns.HEADER.name(), "null"))
        .execute();
  }

  /**
   * Deletes all files but those of the latest version, and writes a checkpoint of the log. Returns
   * how many files it deleted. Fails if others are left.
   */
  public long purge(Table table) {
    long before = DiskUse.of(lake, table, List.of()).onDisk().size();
    Vacuum.keeping(0, lake, table);
    DeltaLog log = DeltaLog.forTable(lake.spark(), lake.path(table));
    log.checkpoint(latest(log), Option.empty());
    DiskUse after = DiskUse.of(lake, table, List.of());
    if (after.hasUnneeded()) {
      throw Failure.storage(
          table + ": files of former versions could not be deleted. Run the erasure again", null);
    }
    long deleted = before - after.onDisk().size();
    LOG.info("{}: {} files of former versions deleted", table, deleted);
    return deleted;
  }

  /** The last date that any job has been run for; empty before the first night. */
  public Optional<LocalDate> lastNight() {
    return lastDate(lake, Tables.JOB_RUNS, Columns.AS_OF_ON);
  }

  /** Models of nights up to this one have seen rows that are erased; empty if nothing is. */
  static Optional<LocalDate> trainedUntil(Lake lake) {
    return lastDate(lake, Tables.ERASURES, Columns.TRAINED_UNTIL);
  }

  /** A table of an earlier version may have statistics that the files written here must not. */
  private void keepFromStatistics(Table table) {
    String path = lake.path(table);
    Snapshot latest = latest(DeltaLog.forTable(lake.spark(), path));
    new TableFolder(lake.spark(), path).keepFromStatistics(table, latest.metadata());
  }

  private static Snapshot latest(DeltaLog log) {
    return log.update(false, Option.empty(), Option.empty());
  }

  private static Optional<LocalDate> lastDate(Lake lake, Table table, Field date) {
    return Optional.ofNullable(lake.read(table).agg(max(date.col())).first().getDate(0))
        .map(Date::toLocalDate);
  }

  private static String same(Stream<String> keys) {
    return keys.map(key -> "kept.%1$s = given.%1$s".formatted(key)).collect(joining(" and "));
  }
}
