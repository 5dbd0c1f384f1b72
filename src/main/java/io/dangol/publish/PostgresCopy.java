package io.dangol.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies an executor's part of a table, given as lines of {@link CopyLine}, into the partition of
 * the release. The same transaction marks the part as copied.
 *
 * <p>A part with a mark is not copied again, so a task that runs twice, even in parallel, adds its
 * rows once.
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
      sql.writeAll(() -> copyOnce(sql, part, lines));
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private void copyOnce(Sql sql, int part, Iterator<byte[]> lines) throws SQLException {
    // Waits for another attempt at the same part that has not ended yet.
    String mark = "insert into loaded_parts values (?, ?, ?, 0) on conflict do nothing";
    boolean isMine = sql.update(mark, release, name, part) > 0;
    if (isMine) {
      long copied = copy(sql.connection(), lines);
      sql.update(
          "update loaded_parts set row_count = ? where release = ? and name = ? and part = ?",
          copied,
          release,
          name,
          part);
    }
  }

  /** Copies pieces much larger than a line, because the driver checks for an answer after each. */
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
