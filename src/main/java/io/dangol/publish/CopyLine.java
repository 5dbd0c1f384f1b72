package io.dangol.publish;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.transform;

import io.dangol.table.Field;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A served row in the text format of PostgreSQL's COPY: fields divided by tabs, null as {@code \N},
 * a line feed at the end.
 *
 * <p>A zero character, which PostgreSQL cannot hold, becomes the replacement character U+FFFD. The
 * session's time zone must be UTC.
 */
final class CopyLine {

  private CopyLine() {}

  /** The release first, then the table's columns; as bytes. */
  static Column of(long release, ServingTable table) {
    Stream<Column> fields = table.columns().stream().map(CopyLine::field);
    Column[] all =
        Stream.concat(Stream.of(lit(Long.toString(release))), fields).toArray(Column[]::new);
    return concat(concat_ws("\t", all), lit("\n")).cast("binary").as("line");
  }

  private static Column field(Field field) {
    Column value = withoutZero(field.col(), field.type());
    boolean nested = PostgresLayout.isNested(field.type());
    Column text = nested ? to_json(value) : value.cast("string");
    boolean plain = !nested && !field.type().equals(DataTypes.StringType);
    return coalesce(plain ? text : escaped(text), lit("\\N"));
  }

  /**
   * Removes the character before the value becomes JSON: there it would be an escape that jsonb
   * refuses.
   */
  private static Column withoutZero(Column value, DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return replace(value, lit("\0"), lit("\uFFFD"));
    }
    if (type instanceof ArrayType array) {
      return transform(value, element -> withoutZero(element, array.elementType()));
    }
    return value;
  }

  private static Column escaped(Column text) {
    Column safe = replace(text, lit("\\"), lit("\\\\"));
    safe = replace(safe, lit("\t"), lit("\\t"));
    safe = replace(safe, lit("\n"), lit("\\n"));
    return replace(safe, lit("\r"), lit("\\r"));
  }
}
