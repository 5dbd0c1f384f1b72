package io.dangol.publish;

import static io.dangol.table.Tables.SUPPRESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.publish.PublishSettings.Sqlite;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.testing.Rows;
import io.dangol.testing.TestPostgres;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class EqualStoresTest {

  @TempDir Path folder;

  @Test
  void bothStoresShowTheSameRowsInEveryView() throws SQLException {
    PostgresDatabase database = PostgresDatabase.create("equal_test");
    Path file = folder.resolve("serving.db");
    try (ServingStore postgres = database.settings().open();
        ServingStore sqlite = new Sqlite(file, 5).open()) {
      Nights.publish(postgres, "2011-12-09", "key", night());
      Nights.publish(sqlite, "2011-12-09", "key", night());
    }
    int rows = 0;
    try (Connection one = TestPostgres.reader(database.name());
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      for (ServingTable table : ServingTable.stored()) {
        List<String> found = rows(one, table);
        rows += found.size();
        assertThat(found).as(table.name()).isNotEmpty().isEqualTo(rows(other, table));
      }
    }
    System.out.printf(
        "Stores: %d rows of %d views are equal.%n", rows, ServingTable.stored().size());
  }

  private static Map<Table, Dataset<Row>> night() {
    Map<Table, Dataset<Row>> night = new HashMap<>(Nights.gold("2011-12-09"));
    night.put(
        SUPPRESSIONS,
        Rows.rows(
            SUPPRESSIONS,
            """
            {as_of_on: "2011-12-09", customer_id: 2, absent_from: "churn_scores", reason: "no_events"}
            """));
    return night;
  }

  /** Every value of the view in one way of writing, in an order of our own. */
  private static List<String> rows(Connection connection, ServingTable table) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table.name())) {
      assertThat(row.getMetaData().getColumnCount()).isEqualTo(table.columns().size() + 1);
      while (row.next()) {
        List<String> values = new ArrayList<>(List.of(row.getString("release")));
        for (Field field : table.columns()) {
          values.add(value(row, field));
        }
        found.add(String.join("|", values));
      }
    }
    found.sort(null);
    return found;
  }

  private static String value(ResultSet row, Field field) throws SQLException {
    if (row.getObject(field.name()) == null) {
      return "null";
    }
    if (field.type() instanceof DecimalType decimal) {
      BigDecimal value = row.getBigDecimal(field.name());
      return value.setScale(decimal.scale()).toPlainString();
    }
    if (field.type().equals(DataTypes.DoubleType)) {
      return Double.toString(row.getDouble(field.name()));
    }
    if (field.type().equals(DataTypes.BooleanType)) {
      return Boolean.toString(row.getBoolean(field.name()));
    }
    String text = row.getString(field.name());
    return PostgresLayout.isNested(field.type()) ? text.replace(", ", ",") : text;
  }
}
