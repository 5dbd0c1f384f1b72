package io.dangol.ingest;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Numbers rows from 1 without a gap, in order of time and then of columns that break ties.
 *
 * <p>Rows are numbered within their day, and the counts of earlier days are added, so that no
 * partition holds more than one day. The number depends only on the order.
 */
final class DenseIds {
  private static final String DAY = "__day";
  private static final String ROWS = "__rows";
  private static final String BEFORE = "__before";
  private static final Column NO_DAY = lit("9999-12-31").cast("date");

  private DenseIds() {}

  /**
   * Adds the column {@code name} with the number of the row, from 1.
   *
   * @param time orders first; rows without a time come last
   * @param ties order among equal times; unique together with the time
   */
  static Dataset<Row> with(Dataset<Row> rows, String name, String time, Column... ties) {
    Dataset<Row> byDay = rows.withColumn(DAY, coalesce(to_date(col(time)), NO_DAY));
    Column[] order = Stream.concat(Stream.of(col(time)), Stream.of(ties)).toArray(Column[]::new);
    WindowSpec withinDay = Window.partitionBy(col(DAY)).orderBy(order);
    // Each day has one row in the days.
    return byDay
        .join(rowsBefore(byDay), DAY)
        .withColumn(name, col(BEFORE).plus(row_number().over(withinDay)))
        .drop(DAY, BEFORE);
  }

  /**
   * One row per day with the number of rows of all earlier days. Days are few, so one partition
   * holds them all.
   */
  private static Dataset<Row> rowsBefore(Dataset<Row> byDay) {
    Column days = col("days");
    Column withSum =
        transform(
            days,
            (day, place) ->
                struct(
                    day.getField(DAY).as(DAY),
                    aggregate(
                            slice(days, lit(1), place),
                            lit(0L),
                            (sum, earlier) -> sum.plus(earlier.getField(ROWS)))
                        .as(BEFORE)));
    return byDay
        .groupBy(col(DAY))
        .agg(count(lit(1)).as(ROWS))
        .agg(array_sort(collect_list(struct(col(DAY), col(ROWS)))).as("days"))
        .select(inline(withSum));
  }
}
