package io.dangol.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * What an executor does with its part of a table: copies it into the release's partition in one
 * transaction, together with a mark that this part is in.
 *
 * <p>A part whose mark is there already is left alone, so a task that runs twice, one after the
 * other or side by side, adds its rows once.
 */
final class PostgresCopy implements ForeachPartitionFunction<Row> {

  private static final long serialVersionUID = 1L;
  private static final int CHUNK = 1 << 16;

  private final PostgresSettings settings;
  private final long release;
  private final String name;
  private final String copy;

  PostgresCopy(PostgresSettings settings, long release, ServingTable table) {
    this.settings = settings;
    this.release = release;
    this.name = table.name();
    this.copy = PostgresLayout.copy(table, release);
  }

  @Override
  public void call(Iterator<Row> rows) {
    part(TaskContext.getPartitionId(), rows);
  }

  /** Copies one part, unless it is in already. */
  void part(int part, Iterator<Row> rows) {
    PostgresDialect dialect = new PostgresDialect(settings);
    try (Connection connection = PostgresConnections.open(settings, "load")) {
      Sql sql = new Sql(connection, dialect);
      sql.write(
          () -> {
            // Waits for another attempt at the same part that has not ended yet.
            long mine =
                sql.update(
                    "insert into loaded_parts values (?, ?, ?, 0) on conflict do nothing",
                    release,
                    name,
                    part);
            if (mine == 0) {
              return 0L;
            }
            long copied = copy(connection, rows);
            return sql.update(
                "update loaded_parts set row_count = ? where release = ? and name = ? and part = ?",
                copied,
                release,
                name,
                part);
          });
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private long copy(Connection connection, Iterator<Row> rows) throws SQLException {
    CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    boolean ended = false;
    try {
      CopyText text = new CopyText();
      while (rows.hasNext()) {
        text.add(release, rows.next());
        if (text.length() >= CHUNK) {
          in.writeToCopy(text.bytes(), 0, text.length());
          text.clear();
        }
      }
      in.writeToCopy(text.bytes(), 0, text.length());
      long copied = in.endCopy();
      ended = true;
      return copied;
    } finally {
      if (!ended && in.isActive()) {
        in.cancelCopy();
      }
    }
  }
}
