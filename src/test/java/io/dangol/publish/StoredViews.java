package io.dangol.publish;

import io.dangol.table.Field;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** All that readers of a store see, written in one way whatever the store. */
public final class StoredViews {

  private StoredViews() {}

  /** Every row of each view in an order of our own, without its release, run columns aside. */
  public static Map<String, List<String>> of(Connection connection) throws SQLException {
    Map<String, List<String>> views = new TreeMap<>();
    for (ServingTable table : ServingTable.stored()) {
      views.put(table.name(), rows(connection, table));
    }
    return views;
  }

  private static List<String> rows(Connection connection, ServingTable table) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table.name())) {
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (Field field : table.columns()) {
          values.add(value(row, field));
        }
        found.add(String.join("|", values));
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static String value(ResultSet row, Field field) throws SQLException {
    if (row.getObject(field.name()) == null) {
      return "null";
    }
    if (field.runColumn()) {
      return "";
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
