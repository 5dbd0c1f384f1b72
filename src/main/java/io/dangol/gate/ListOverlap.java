package io.dangol.gate;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.RANK;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import io.dangol.table.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures how much the lists of two nights have in common. */
final class ListOverlap {

  static final String GATE = "list-overlap";

  private static final Column BEFORE = col("before");
  private static final Column AFTER = col("after");

  private ListOverlap() {}

  /**
   * Mean overlap@k over the customers who have a list on both nights: the items that are among the
   * first {@code k} of both lists, over the length of the longer one, which is at most {@code k}.
   * The order within a list does not matter.
   *
   * @param former columns of {@code gold.recommendations}
   */
  static Sampled of(Dataset<Row> former, Dataset<Row> tonight, Field item, int k) {
    Column longer = greatest(size(BEFORE), size(AFTER));
    Row found =
        SideBySide.of(former, tonight, CUSTOMER_ID, RANK, item)
            .where(RANK.col().leq(k))
            .groupBy(CUSTOMER_ID.col())
            .agg(
                collect_set(SideBySide.former(item)).as("before"),
                collect_set(SideBySide.tonight(item)).as("after"))
            .where(size(BEFORE).gt(0).and(size(AFTER).gt(0)))
            .agg(
                coalesce(avg(size(array_intersect(BEFORE, AFTER)).divide(longer)), lit(0.0)),
                count(lit(1)))
            .first();
    return new Sampled(found.getDouble(0), found.getLong(1));
  }
}
