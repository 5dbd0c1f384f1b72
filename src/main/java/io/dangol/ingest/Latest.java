package io.dangol.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Of rows that say something about the same thing, what was said last: by feed day, file and
 * position. Files without a day come first.
 */
final class Latest {

  private static final List<String> ORDER =
      List.of(CanonicalRows.FEED_ON, CanonicalRows.FILE, CanonicalRows.POSITION);

  private Latest() {}

  /** What a canonical row says in a struct, with the columns that tell when it was said. */
  static Dataset<Row> said(Dataset<Row> canonical, Column struct) {
    Stream<Column> place = ORDER.stream().map(name -> col(name));
    return canonical
        .select(Stream.concat(place, Stream.of(struct.as("row"))).toArray(Column[]::new))
        .select(
            Stream.concat(ORDER.stream(), Stream.of("row.*"))
                .map(name -> col(name))
                .toArray(Column[]::new));
  }

  /**
   * One row per key of what {@link #said}; each other column has its last value that is not null.
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

  /** The last value of a column that is not null. */
  private static Column of(String name) {
    Column place = struct(ORDER.stream().map(column -> col(column)).toArray(Column[]::new));
    return max_by(col(name), when(col(name).isNotNull(), place)).as(name);
  }
}
