package io.dangol.gate;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.dangol.table.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures whether two nights group the same customers, whatever the segments are called. */
final class SegmentDrift {

  static final String GATE = "segment-drift";

  /** The number of customers in one segment before and one segment after. */
  record Cell(int before, int after, long customers) {}

  private SegmentDrift() {}

  /**
   * Adjusted Rand index of the customers who have a segment on both nights.
   *
   * @param former columns of {@code gold.customer_segments}
   */
  static Sampled of(Dataset<Row> former, Dataset<Row> tonight, Field group) {
    List<Cell> cells =
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
            .map(row -> new Cell(row.getInt(0), row.getInt(1), row.getLong(2)))
            .toList();
    long customers = cells.stream().mapToLong(Cell::customers).sum();
    return new Sampled(adjustedRand(cells), customers);
  }

  /**
   * Adjusted Rand index (Hubert and Arabie 1985, equation 5): pairs of customers that are together
   * on both nights, beyond chance, over the greatest possible number. It is 1 for equal groupings
   * and about 0 for unrelated ones; also 1 if both nights have a single segment, or no customers.
   */
  static double adjustedRand(List<Cell> cells) {
    Map<Integer, Long> before = new HashMap<>();
    Map<Integer, Long> after = new HashMap<>();
    for (Cell cell : cells) {
      before.merge(cell.before(), cell.customers(), Long::sum);
      after.merge(cell.after(), cell.customers(), Long::sum);
    }
    double together = pairs(cells.stream().map(Cell::customers).toList());
    double pairsBefore = pairs(before.values());
    double pairsAfter = pairs(after.values());
    double all = pairs(List.of(cells.stream().mapToLong(Cell::customers).sum()));
    double byChance = all == 0 ? 0 : pairsBefore * pairsAfter / all;
    double most = (pairsBefore + pairsAfter) / 2;
    return most == byChance ? 1 : (together - byChance) / (most - byChance);
  }

  private static double pairs(Collection<Long> sizes) {
    return sizes.stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
