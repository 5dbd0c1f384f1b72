package io.dangol.segment;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Points of some customers in memory, with their former segments. */
final class Sample {

  private final double[][] points;
  private final int[] formerIds;

  private Sample(double[][] points, int[] formerIds) {
    this.points = points;
    this.formerIds = formerIds;
  }

  /** The customers with the lowest hashes of id and seed, at most {@code size} of them. */
  static Sample of(Dataset<Row> points, int size, long seed) {
    List<Row> rows =
        points
            .orderBy(xxhash64(CUSTOMER_ID.col(), lit(seed)), CUSTOMER_ID.col())
            .limit(size)
            .select(Training.POINT, Training.FORMER_ID)
            .collectAsList();
    return new Sample(
        rows.stream()
            .map(row -> row.<Double>getList(0).stream().mapToDouble(x -> x).toArray())
            .toArray(double[][]::new),
        rows.stream().mapToInt(row -> row.getInt(1)).toArray());
  }

  int size() {
    return points.length;
  }

  double[][] points() {
    return points;
  }

  /** The index of the segment of each point. */
  int[] segments(Placement placement) {
    return IntStream.range(0, points.length)
        .map(i -> placement.of(points[i], formerIds[i]))
        .toArray();
  }
}
