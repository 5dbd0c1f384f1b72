package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.SEGMENT_NAME;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Run;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The items that the customers of each segment took lately.
 *
 * @param positions by name of the segment, the items with the most buyers first
 */
record SegmentItems(Map<String, int[]> positions) implements Serializable {

  /** No segment is known. */
  static final SegmentItems NONE = new SegmentItems(Map.of());

  private static final String BUYERS = "buyers";

  private record Counted(int position, long buyers) {}

  SegmentItems {
    positions = Map.copyOf(positions);
  }

  /**
   * Counts buyers over the days of recent popularity. The driver holds a number for each item of
   * each segment.
   *
   * @param events {@code silver.events} with {@code customer_id}
   * @param segments {@code customer_id} and {@code segment_name}
   */
  static SegmentItems counted(
      Dataset<Row> events,
      Dataset<Row> segments,
      Catalogue catalogue,
      RankingSettings settings,
      Run run) {
    List<Row> rows =
        events
            .where(
                EVENT_TYPE
                    .col()
                    .isInCollection(settings.targetTypes())
                    .and(OCCURRED_AT.col().lt(lit(run.end())))
                    .and(
                        OCCURRED_AT
                            .col()
                            .geq(lit(run.endOf(run.asOf().minusDays(settings.popularityDays()))))))
            .join(segments, CUSTOMER_ID.name())
            .groupBy(SEGMENT_NAME.col(), ITEM_ID.col())
            .agg(count_distinct(CUSTOMER_ID.col()).as(BUYERS))
            .where(ITEM_ID.col().isNotNull())
            .select(SEGMENT_NAME.col(), ITEM_ID.col(), col(BUYERS))
            .collectAsList();
    Map<String, List<Counted>> counted = new TreeMap<>();
    for (Row row : rows) {
      int position = catalogue.position(row.getLong(1));
      if (position >= 0) {
        counted
            .computeIfAbsent(row.getString(0), segment -> new ArrayList<>())
            .add(new Counted(position, row.getLong(2)));
      }
    }
    Map<String, int[]> positions = new HashMap<>();
    counted.forEach((segment, items) -> positions.put(segment, sorted(items)));
    return new SegmentItems(positions);
  }

  private static int[] sorted(List<Counted> items) {
    return items.stream()
        .sorted(
            Comparator.comparingLong(Counted::buyers)
                .reversed()
                .thenComparingInt(Counted::position))
        .mapToInt(Counted::position)
        .toArray();
  }

  /** The items of a segment; none for a customer without a segment. */
  int[] of(Optional<String> segment) {
    return segment.map(positions::get).orElse(new int[0]);
  }
}
