package io.dangol.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements on one connection, with values always bound and never written into the text. */
final class Sql {

  /** Reads one row of a result. */
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
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

  List<Long> numbers(String text, Object... values) throws SQLException {
    return query(row -> row.getLong(1), text, values);
  }

  List<String> texts(String text, Object... values) throws SQLException {
    return query(row -> row.getString(1), text, values);
  }

  private PreparedStatement prepared(String text, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
