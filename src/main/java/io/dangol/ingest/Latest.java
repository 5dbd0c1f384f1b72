package io.dangol.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.source.CanonicalRows;
import io.dangol.table.Columns;
import io.dangol.table.Field;
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
   * One row per key of what {@link #said}; each other column has its last value that is not null. A
   * consent that one row withdraws is withdrawn, whatever was said last.
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
   * Rows by key, with what a table knows of each instead of what they say; where it knows nothing
   * they are left as they are. When something was first seen is compared elsewhere; a consent that
   * one of both withdraws is withdrawn.
   */
  static Dataset<Row> filling(Dataset<Row> rows, Dataset<Row> known, List<Field> key) {
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

  private static Column filled(String name, Column known, Column said) {
    return name.equals(Columns.IS_GRANTED.name()) ? least(known, said) : coalesce(known, said);
  }

  /** The last value of a column that is not null; of a consent the withdrawal. */
  private static Column of(String name) {
    if (name.equals(Columns.IS_GRANTED.name())) {
      return min(col(name)).as(name);
    }
    Column place = struct(ORDER.stream().map(column -> col(column)).toArray(Column[]::new));
    return max_by(col(name), when(col(name).isNotNull(), place)).as(name);
  }
}
