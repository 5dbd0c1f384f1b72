package io.dangol.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The latest values of rows with the same key. Later means later by feed day, file and position;
 * files without a feed day come first.
 */
final class Latest {

  private static final List<String> ORDER =
      List.of(CanonicalRecords.FEED_ON, CanonicalRecords.FILE, CanonicalRecords.POSITION);

  private Latest() {}

  /** The fields of a struct of canonical rows, with the columns that order them in time. */
  static Dataset<Row> unnested(Dataset<Row> canonical, Column struct) {
    Stream<Column> order = ORDER.stream().map(name -> col(name));
    return canonical
        .select(Stream.concat(order, Stream.of(struct.as("row"))).toArray(Column[]::new))
        .select(
            Stream.concat(ORDER.stream(), Stream.of("row.*"))
                .map(name -> col(name))
                .toArray(Column[]::new));
  }

  /**
   * One row per key of {@link #unnested} rows. Each other column has its last value that is not
   * null. A consent that one row withdraws is withdrawn, whatever the last row says.
   */
  static Dataset<Row> perKey(Dataset<Row> rows, List<String> key) {
    Column[] values =
        Stream.of(rows.columns())
            .filter(name -> !key.contains(name) && !ORDER.contains(name))
            .map(Latest::of)
            .toArray(Column[]::new);
    Column[] keys = key.stream().map(name -> col(name)).toArray(Column[]::new);
    if (values.length == 0) {
      return rows.select(keys).distinct();
    }
    return rows.groupBy(keys).agg(values[0], Stream.of(values).skip(1).toArray(Column[]::new));
  }

  /**
   * The rows with the values that a table knows under their keys; a value that it does not know is
   * left as it is. A consent that either of them withdraws is withdrawn. {@code first_seen_at} is
   * left as it is, because it is compared elsewhere.
   */
  static Dataset<Row> keepingKnown(Dataset<Row> rows, Dataset<Row> known, List<Field> key) {
    List<String> keys = key.stream().map(Field::name).toList();
    String[] shared = keys.toArray(String[]::new);
    Column[] merged =
        Stream.of(rows.columns())
            .map(
                name ->
                    keys.contains(name) || name.equals(Columns.FIRST_SEEN_AT.name())
                        ? rows.col(name)
                        : filled(name, known.col(name), rows.col(name)).as(name))
            .toArray(Column[]::new);
    Column sameKey =
        Stream.of(shared)
            .map(name -> rows.col(name).equalTo(known.col(name)))
            .reduce(Column::and)
            .orElseThrow();
    // At most one known row for each key.
    return rows.join(known, sameKey, "left").select(merged);
  }

  private static Column filled(String name, Column known, Column stated) {
    return name.equals(Columns.IS_GRANTED.name()) ? least(known, stated) : coalesce(known, stated);
  }

  /** The last value of a column that is not null; for a consent, the withdrawal. */
  private static Column of(String name) {
    if (name.equals(Columns.IS_GRANTED.name())) {
      return min(col(name)).as(name);
    }
    Column order = struct(ORDER.stream().map(column -> col(column)).toArray(Column[]::new));
    return max_by(col(name), when(col(name).isNotNull(), order)).as(name);
  }
}
