package io.dangol.night;

import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.testing.TestSpark;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A row of an account in each table, made from the declared columns: each value says whose it is.
 *
 * @param who begins each text
 * @param number in all numbers, years and so on
 */
record Planted(String who, long account, long customer, long item, int number, int year) {

  /** The text by which a value is found in JSON, by column. */
  Map<String, String> tokens(Table table) {
    Map<String, String> tokens = new LinkedHashMap<>();
    List<Field> columns = table.columns();
    for (int at = 0; at < columns.size(); at++) {
      tokens.put(columns.get(at).name(), token(table, columns.get(at), at));
    }
    return tokens;
  }

  String accountId() {
    return who + "-account-id";
  }

  static Dataset<Row> rows(Table table, List<Planted> all) {
    return TestSpark.session()
        .createDataFrame(all.stream().map(one -> one.row(table)).toList(), table.schema());
  }

  private Row row(Table table) {
    Object[] values = new Object[table.columns().size()];
    for (int at = 0; at < values.length; at++) {
      Field field = table.columns().get(at);
      values[at] = value(field.type(), token(table, field, at));
    }
    return RowFactory.create(values);
  }

  private String token(Table table, Field field, int at) {
    return switch (field.name()) {
      case "customer_id" -> Long.toString(customer);
      case "account_key" -> Long.toString(account);
      case "account_id" -> accountId();
      case "account_kind" -> "member";
      case "payload", "header" -> "%s;%s-%s".formatted(accountId(), who, field.name());
      case "item_id", "reason_items" -> Long.toString(item);
      default -> token(field.type(), "%s <script> & %s.%s".formatted(who, table, field), at);
    };
  }

  private String token(DataType type, String text, int at) {
    if (type instanceof ArrayType array) {
      return token(array.elementType(), text, at);
    }
    if (type instanceof MapType map) {
      return token(map.valueType(), text, at);
    }
    if (type instanceof DecimalType decimal) {
      return BigDecimal.valueOf(number + at).setScale(decimal.scale()).toPlainString();
    }
    if (type.equals(DataTypes.DateType)) {
      return LocalDate.of(year, 1, 1).plusDays(at).toString();
    }
    if (type.equals(DataTypes.TimestampType)) {
      return LocalDate.of(year, 1, 1).plusDays(at) + "T00:00:00.000000Z";
    }
    if (type.equals(DataTypes.StringType)) {
      return text;
    }
    if (type.equals(DataTypes.BooleanType)) {
      return "true";
    }
    return isFloating(type) ? number + at + ".5" : Long.toString(number + at);
  }

  private static Object value(DataType type, String token) {
    if (type instanceof ArrayType array) {
      return new Object[] {value(array.elementType(), token)};
    }
    if (type instanceof MapType map) {
      return CollectionConverters.asScala(Map.of("planted", value(map.valueType(), token)));
    }
    if (type instanceof StructType) {
      throw new IllegalArgumentException("plant a value in " + type.simpleString());
    }
    return switch (type.typeName()) {
      case "date" -> Date.valueOf(token);
      case "timestamp" -> Timestamp.from(Instant.parse(token));
      case "string" -> token;
      case "boolean" -> true;
      case "long" -> Long.parseLong(token);
      case "integer" -> Integer.parseInt(token);
      case "double" -> Double.parseDouble(token);
      case "float" -> Float.parseFloat(token);
      default -> new BigDecimal(token);
    };
  }

  private static boolean isFloating(DataType type) {
    return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
  }
}
