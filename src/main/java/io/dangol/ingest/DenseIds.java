package io.dangol.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Numbers rows from 1 without a gap, in order of time and of what breaks ties.
 *
 * <p>Rows are numbered within their day and the days are added up, so that no partition holds more
 * than a day; the number depends on nothing but the order.
 */
final class DenseIds {
  private static final String DAY = "__day";
  private static final String BEFORE = "__before";

  private DenseIds() {}

  /**
   * Adds {@code name}, the place of the row, from 1.
   *
   * @param time orders first; rows without a time come last
   * @param ties order among equal times; together with the time they are unique
   */
  static Dataset<Row> with(Dataset<Row> rows, String name, String time, Column... ties) {
    Dataset<Row> byDay =
        rows.withColumn(DAY, coalesce(to_date(col(time)), lit("9999-12-31").cast("date")));
    WindowSpec earlierDays =
        Window.partitionBy(lit(0)).orderBy(col(DAY)).rowsBetween(Window.unboundedPreceding(), -1);
    Dataset<Row> days =
        byDay
            .groupBy(col(DAY))
            .agg(count(lit(1)).as("__rows"))
            .select(col(DAY), coalesce(sum(col("__rows")).over(earlierDays), lit(0L)).as(BEFORE));
    Column[] order = Stream.concat(Stream.of(col(time)), Stream.of(ties)).toArray(Column[]::new);
    WindowSpec withinDay = Window.partitionBy(col(DAY)).orderBy(order);
    // Each day has one row in days.
    return byDay
        .join(days, DAY)
        .withColumn(name, col(BEFORE).plus(row_number().over(withinDay)))
        .drop(DAY, BEFORE);
  }
}
