package io.dangol.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * What an executor does with its part of a table, given as lines of {@link CopyLine}: copies it
 * into the release's partition in one transaction, together with a mark that this part is in.
 *
 * <p>A part whose mark is there already is left alone, so a task that runs twice, one after the
 * other or side by side, adds its rows once.
 */
final class PostgresCopy implements ForeachPartitionFunction<byte[]> {

  private static final long serialVersionUID = 1L;
  private static final int PIECE = 1 << 16;

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
  public void call(Iterator<byte[]> lines) {
    part(TaskContext.getPartitionId(), lines);
  }

  /** Copies one part, unless it is in already. */
  void part(int part, Iterator<byte[]> lines) {
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
            long copied = copy(connection, lines);
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

  /** In pieces much larger than a line: the driver looks for an answer after each. */
  private long copy(Connection connection, Iterator<byte[]> lines) throws SQLException {
    CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    byte[] piece = new byte[PIECE];
    int length = 0;
    boolean ended = false;
    try {
      while (lines.hasNext()) {
        byte[] line = lines.next();
        if (length + line.length > piece.length) {
          in.writeToCopy(piece, 0, length);
          length = 0;
          piece = line.length > piece.length ? new byte[line.length] : piece;
        }
        System.arraycopy(line, 0, piece, length, line.length);
        length += line.length;
      }
      in.writeToCopy(piece, 0, length);
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
