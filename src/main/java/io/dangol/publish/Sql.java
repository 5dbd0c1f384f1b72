package io.dangol.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements on one connection, with values always bound and never written into the text.
 *
 * <p>Statements throw {@link SQLException}; the work around them, {@link #read} and {@link #write},
 * turns it into the failure of the store's dialect.
 */
final class Sql implements AutoCloseable {

  /** Reads one row of a result. */
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Takes one row of a result. */
  interface Visit {
    void row(ResultSet row) throws SQLException;
  }

  /** Several statements. */
  interface Work<T> {
    T done() throws SQLException;
  }

  /** Several statements without a result. */
  interface Task {
    void run() throws SQLException;
  }

  /** How many rows a server sends at once. */
  private static final int FETCHED = 5_000;

  private final Connection connection;
  private final Dialect dialect;

  Sql(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  Connection connection() {
    return connection;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Each statement of the task in its own transaction. */
  void run(Task task) {
    read(
        () -> {
          task.run();
          return true;
        });
  }

  /** Each statement of the work in its own transaction. */
  <T> T read(Work<T> work) {
    try {
      return work.done();
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  /** All statements of the task or none of them. */
  void writeAll(Task task) {
    write(
        () -> {
          task.run();
          return true;
        });
  }

  /** All of the work or none of it. */
  <T> T write(Work<T> work) {
    return read(() -> transaction(work, true));
  }

  /** The work sees one snapshot where the connection's isolation gives one; nothing is kept. */
  <T> T snapshot(Work<T> work) {
    return read(() -> transaction(work, false));
  }

  void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  /** Returns the number of rows that changed. */
  long update(String text, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(text, values)) {
      return statement.executeUpdate();
    }
  }

  <T> List<T> query(Reading<T> reading, String text, Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = prepared(text, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reading.read(rows));
      }
    }
    return found;
  }

  /**
   * Visits the rows one by one and returns how many. Within a transaction only the next few rows
   * are held in memory.
   */
  long each(Visit visit, String text, Object... values) throws SQLException {
    long visited = 0;
    try (PreparedStatement statement = prepared(text, values)) {
      statement.setFetchSize(FETCHED);
      try (ResultSet rows = statement.executeQuery()) {
        for (; rows.next(); visited++) {
          visit.row(rows);
        }
      }
    }
    return visited;
  }

  List<Long> numbers(String text, Object... values) throws SQLException {
    return query(row -> row.getLong(1), text, values);
  }

  List<String> texts(String text, Object... values) throws SQLException {
    return query(row -> row.getString(1), text, values);
  }

  @Override
  public void close() {
    run(connection::close);
  }

  private <T> T transaction(Work<T> work, boolean keep) throws SQLException {
    connection.setAutoCommit(false);
    boolean kept = false;
    try {
      T result = work.done();
      if (keep) {
        connection.commit();
      }
      kept = keep;
      return result;
    } finally {
      // A broken connection is rolled back by the server, and its error was thrown already.
      if (!connection.isClosed()) {
        if (!kept) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    }
  }

  private PreparedStatement prepared(String text, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
