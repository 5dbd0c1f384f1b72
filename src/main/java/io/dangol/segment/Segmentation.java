package io.dangol.segment;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.SEGMENT_ID;
import static io.dangol.table.Columns.SEGMENT_NAME;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The segments of a night, and which customers belong to them.
 *
 * <p>A customer belongs to the segment of the nearest centre. Several centres share a segment if
 * small segments were merged.
 *
 * @param segments by id, from 1
 * @param segmentIds the id of each centre's segment
 * @param silhouette on the night's sample; empty for a single segment
 */
record Segmentation(
    List<Segment> segments, Centres centres, List<Integer> segmentIds, OptionalDouble silhouette) {

  Segmentation {
    segments = List.copyOf(segments);
    segmentIds = List.copyOf(segmentIds);
  }

  static Segmentation none() {
    return new Segmentation(
        List.of(), new Centres(new double[1][0]), List.of(1), OptionalDouble.empty());
  }

  /**
   * One row per customer: customer id, segment id and segment name.
   *
   * @param points customers with their coordinates
   */
  Dataset<Row> assign(Dataset<Row> points) {
    Column ids = array(segmentIds.stream().map(id -> lit(id)).toArray(Column[]::new));
    Column names =
        array(segments.stream().map(segment -> lit(segment.name())).toArray(Column[]::new))
            .cast("array<string>");
    return points
        .select(CUSTOMER_ID.col(), get(ids, centres.nearest(col("point"))).as(SEGMENT_ID.name()))
        .withColumn(SEGMENT_NAME.name(), get(names, SEGMENT_ID.col().minus(1)));
  }
}
