package io.dangol.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Values of a served row as texts, the same for every kind of store. */
final class ServedValues {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ServedValues() {}

  /** The values by column in declared order; null values are left out. */
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

  /** The text of a value that is not null; numbers have no exponent, lists and maps are JSON. */
  static String text(ResultSet row, Field field) throws SQLException {
    if (field.type() instanceof DecimalType decimal) {
      return row.getBigDecimal(field.name())
          .setScale(decimal.scale(), RoundingMode.HALF_UP)
          .toPlainString();
    }
    if (field.type().equals(DataTypes.DoubleType)) {
      return BigDecimal.valueOf(row.getDouble(field.name())).toPlainString();
    }
    if (field.type().equals(DataTypes.BooleanType)) {
      return Boolean.toString(row.getBoolean(field.name()));
    }
    String text = row.getString(field.name());
    return SqliteLayout.isNested(field.type()) ? json(text) : text;
  }

  /** Without the blanks that some stores add. */
  private static String json(String text) {
    try {
      return JSON.readTree(text).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds a list that is no JSON", e);
    }
  }
}
