package io.dangol.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.dangol.table.AsOf;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Removes rows that have been kept long enough. */
final class Expiry {
  private final Lake lake;

  Expiry(Lake lake) {
    this.lake = lake;
  }

  /** Dates of gold tables to remove, oldest first: not the newest, nor those of a kept release. */
  List<LocalDate> oldDates(int keep, Pins pins) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    for (Table table : Tables.all()) {
      if (isNightly(table) && lake.exists(table)) {
        lake.read(table)
            .select(Columns.AS_OF_ON.col())
            .distinct()
            .collectAsList()
            .forEach(row -> dates.add(AsOf.of(row)));
      }
    }
    List<LocalDate> old = new ArrayList<>(dates).subList(0, Math.max(0, dates.size() - keep));
    return old.stream().filter(date -> !pins.isOf(date)).toList();
  }

  /**
   * Removes the rows of these dates from a gold table; returns how many. It also removes them from
   * {@code ops.job_runs}, so that a night of such a date does not count as finished.
   */
  long removeDates(Table table, List<LocalDate> dates) {
    boolean hasDates = isNightly(table) || table.equals(Tables.JOB_RUNS);
    if (dates.isEmpty() || !hasDates) {
      return 0;
    }
    return remove(table, AsOf.isOneOf(dates));
  }

  /** Removes the rejected rows of batches up to an instant; returns how many. */
  long removeRejects(Instant until) {
    Dataset<Row> batches =
        lake.spark()
            .read()
            .schema("txn struct<version: bigint, lastUpdated: bigint>")
            .json(lake.path(Tables.REJECTED_EVENTS) + "/_delta_log/*.json")
            .where(col("txn.lastUpdated").leq(lit(until.toEpochMilli())))
            .agg(max(col("txn.version")));
    Row last = batches.first();
    return last.isNullAt(0)
        ? 0
        : remove(Tables.REJECTED_EVENTS, Columns.BATCH_ID.col().leq(lit(last.getLong(0))));
  }

  private long remove(Table table, Column condition) {
    long rows = lake.read(table).where(condition).count();
    if (rows > 0) {
      lake.delta(table).delete(condition);
    }
    return rows;
  }

  private static boolean isNightly(Table table) {
    return Kept.of(table) == Kept.NEWEST_DATES;
  }
}
