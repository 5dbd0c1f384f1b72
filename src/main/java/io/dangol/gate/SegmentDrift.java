package io.dangol.gate;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.dangol.learn.AdjustedRand;
import io.dangol.table.Field;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures whether two nights group the same customers, whatever the segments are called. */
final class SegmentDrift {

  static final String GATE = "segment-drift";

  private SegmentDrift() {}

  /**
   * Adjusted Rand index of the customers who have a segment on both nights.
   *
   * @param former columns of {@code gold.customer_segments}
   */
  static Sampled of(Dataset<Row> former, Dataset<Row> tonight, Field group) {
    List<AdjustedRand.Cell> cells =
        SideBySide.of(former, tonight, CUSTOMER_ID, group)
            .groupBy(CUSTOMER_ID.col())
            .agg(
                max(SideBySide.former(group)).as("before"),
                max(SideBySide.tonight(group)).as("after"))
            .where(col("before").isNotNull().and(col("after").isNotNull()))
            .groupBy(col("before"), col("after"))
            .agg(count(lit(1)))
            .collectAsList()
            .stream()
            .map(row -> new AdjustedRand.Cell(row.getInt(0), row.getInt(1), row.getLong(2)))
            .toList();
    long customers = cells.stream().mapToLong(AdjustedRand.Cell::customers).sum();
    return new Sampled(AdjustedRand.of(cells), customers);
  }
}
