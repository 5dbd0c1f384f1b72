package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.table.Field;
import java.sql.SQLException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Loads one table of a release: makes a partition, lets the executors fill it, adds its key and
 * indexes, and only then attaches it.
 */
final class PostgresLoad {

  private final PostgresSettings settings;
  private final Sql sql;
  private final ReleaseLedger ledger;

  PostgresLoad(PostgresSettings settings, Sql sql, ReleaseLedger ledger) {
    this.settings = settings;
    this.sql = sql;
    this.ledger = ledger;
  }

  /** Returns the rows loaded; a load that fails leaves a table that nobody sees. */
  long into(long release, ServingTable table, Dataset<Row> rows) {
    sql.writeAll(
        () -> {
          requireStaged(release);
          sql.execute(PostgresLayout.createPartition(table, release));
        });
    copy(release, table, rows);
    sql.writeAll(
        () -> {
          for (String statement : PostgresLayout.finishPartition(table, release)) {
            sql.execute(statement);
          }
        });
    return sql.write(() -> attached(release, table));
  }

  /** Rows are copied in the order of the key, so that a lookup reads few pages. */
  void copy(long release, ServingTable table, Dataset<Row> rows) {
    Column[] order = table.key().stream().map(Field::col).toArray(Column[]::new);
    rows.coalesce(settings.connections())
        .sortWithinPartitions(order)
        .select(CopyLine.of(release, table))
        .as(Encoders.BINARY())
        .foreachPartition(new PostgresCopy(settings, release, table));
  }

  private long attached(long release, ServingTable table) throws SQLException {
    requireStaged(release);
    long rows =
        sql.numbers(
                "select coalesce(sum(row_count), 0) from loaded_parts where release = ? and name = ?",
                release,
                table.name())
            .get(0);
    sql.execute(PostgresLayout.attach(table, release));
    ledger.count(release, table.name(), rows);
    sql.update("delete from loaded_parts where release = ? and name = ?", release, table.name());
    return rows;
  }

  private void requireStaged(long release) throws SQLException {
    if (!ledger.staged().contains(release)) {
      throw overtaken(release);
    }
  }

  private Failure overtaken(long release) {
    return ReleaseLedger.overtaken(settings.where(), release);
  }
}
