package io.dangol.gate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Field;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts the rows of two nights into one dataset, so that one pass reads both. */
final class SideBySide {

  static final Column TONIGHT = col("is_tonight");

  private SideBySide() {}

  /** The given columns and {@code is_tonight}. */
  static Dataset<Row> of(Dataset<Row> former, Dataset<Row> tonight, Field... fields) {
    return side(former, false, fields).unionByName(side(tonight, true, fields));
  }

  /** The value of a column if the row is of the former night, else null. */
  static Column former(Field field) {
    return when(not(TONIGHT), field.col());
  }

  /** The value of a column if the row is of this night, else null. */
  static Column tonight(Field field) {
    return when(TONIGHT, field.col());
  }

  private static Dataset<Row> side(Dataset<Row> rows, boolean isTonight, Field... fields) {
    Column side = lit(isTonight).as("is_tonight");
    return rows.select(
        Stream.concat(Stream.of(fields).map(Field::col), Stream.of(side)).toArray(Column[]::new));
  }
}
