package io.dangol.publish;

import static java.util.stream.Collectors.joining;

import io.dangol.config.Secret;
import io.dangol.publish.PostgresSettings.TlsMode;
import io.dangol.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A new database of the test server, and how tests read it. */
record PostgresDatabase(String name) {

  static PostgresDatabase create(String name) {
    TestPostgres.newDatabase(name);
    return new PostgresDatabase(name);
  }

  PostgresSettings settings() {
    return settings(TestPostgres.PASSWORD);
  }

  PostgresSettings settings(String password) {
    return settings(TestPostgres.url(name), password);
  }

  static PostgresSettings settings(String url, String password) {
    return new PostgresSettings(
        url,
        TestPostgres.JOB,
        new Secret(password),
        "dangol",
        List.of(TestPostgres.READER),
        2,
        1,
        TlsMode.DISABLE,
        "");
  }

  /** All values of a query that a CRM sends, divided by blanks. */
  List<String> read(String query) {
    try (Connection reader = TestPostgres.reader(name)) {
      return read(reader, query);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> read(Connection connection, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(value(rows, i));
        }
        found.add(values.stream().collect(joining(" ")));
      }
    }
    return found;
  }

  /** As the other store writes it. */
  private static String value(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    if (value instanceof BigDecimal decimal) {
      return Double.toString(decimal.doubleValue());
    }
    return switch (rows.getMetaData().getColumnTypeName(column)) {
      case "float8" -> value == null ? "null" : Double.toString(rows.getDouble(column));
      case "timestamptz" -> String.valueOf(rows.getTimestamp(column).toInstant());
      case "jsonb" -> String.valueOf(rows.getString(column)).replace(", ", ",");
      default -> String.valueOf(rows.getString(column));
    };
  }
}
