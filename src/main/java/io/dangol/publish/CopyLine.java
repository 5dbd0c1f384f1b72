package io.dangol.publish;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.to_json;

import io.dangol.table.Field;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
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
    Column text =
        PostgresLayout.isNested(field.type()) ? to_json(field.col()) : field.col().cast("string");
    boolean plain =
        !PostgresLayout.isNested(field.type()) && !field.type().equals(DataTypes.StringType);
    return coalesce(plain ? text : escaped(text), lit("\\N"));
  }

  private static Column escaped(Column text) {
    Column safe = replace(text, lit("\\"), lit("\\\\"));
    safe = replace(safe, lit("\t"), lit("\\t"));
    safe = replace(safe, lit("\n"), lit("\\n"));
    safe = replace(safe, lit("\r"), lit("\\r"));
    return replace(safe, lit("\0"), lit("\uFFFD"));
  }
}
