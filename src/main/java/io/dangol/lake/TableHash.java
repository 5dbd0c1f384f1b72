package io.dangol.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.xxhash64;

import io.dangol.table.Field;
import io.dangol.table.Table;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;

/**
 * A fingerprint of a table's rows: equal for equal rows in any order. It ignores run columns.
 *
 * @param rows number of rows; a repeated row counts each time
 * @param hash sum of the rows' 64-bit hashes, each of the row as JSON with its nulls, maps by key;
 *     0 without rows
 */
public record TableHash(long rows, BigDecimal hash) {

  private static final Map<String, String> EXACT =
      Map.of(
          "ignoreNullFields", "false",
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX");

  /** The hash of rows with the table's columns. Runs one action. */
  public static TableHash of(Table table, Dataset<Row> rows) {
    Column[] data =
        table.columns().stream()
            .filter(field -> !field.runColumn())
            .map(TableHash::rendered)
            .toArray(Column[]::new);
    Column hash = xxhash64(to_json(struct(data), EXACT)).cast("decimal(20, 0)");
    Row found = rows.agg(count(lit(1)), coalesce(sum(hash), lit(0).cast("decimal(30, 0)"))).first();
    return new TableHash(found.getLong(0), found.getDecimal(1));
  }

  /** The text in {@code ops.releases}: the sum in decimal digits and the number of rows. */
  @Override
  public String toString() {
    return hash.toPlainString() + "/" + rows;
  }

  private static Column rendered(Field field) {
    return field.type() instanceof MapType
        ? sort_array(map_entries(field.col())).as(field.name())
        : field.col();
  }
}
