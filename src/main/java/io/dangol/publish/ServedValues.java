package io.dangol.publish;

import io.dangol.table.Field;
import io.dangol.table.Table;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Values of a served row in words, the same from every kind of store. */
final class ServedValues {

  private ServedValues() {}

  /** By column in their declared order; what is unknown is left out. */
  static Map<String, String> known(ResultSet row, Table table, Predicate<Field> told)
      throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    for (Field field : table.columns()) {
      if (told.test(field) && row.getObject(field.name()) != null) {
        values.put(field.name(), text(row, field));
      }
    }
    return values;
  }

  private static String text(ResultSet row, Field field) throws SQLException {
    if (field.type() instanceof DecimalType decimal) {
      return row.getBigDecimal(field.name())
          .setScale(decimal.scale(), RoundingMode.HALF_UP)
          .toPlainString();
    }
    if (field.type().equals(DataTypes.DoubleType)) {
      return Double.toString(row.getDouble(field.name()));
    }
    if (field.type().equals(DataTypes.BooleanType)) {
      return Boolean.toString(row.getBoolean(field.name()));
    }
    return row.getString(field.name());
  }
}
