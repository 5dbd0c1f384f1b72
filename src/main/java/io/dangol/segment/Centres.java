package io.dangol.segment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/** The cluster centres of k-means on the axes of a night's scale, numbered from 0. */
final class Centres {

  private final double[][] positions;

  Centres(double[][] positions) {
    this.positions = positions;
  }

  int size() {
    return positions.length;
  }

  double[][] positions() {
    return positions;
  }

  /** Number of the nearest centre for each point; the lower number wins a tie. */
  int[] nearest(double[][] points) {
    return Arrays.stream(points)
        .mapToInt(point -> KMeansSearch.nearest(point, positions))
        .toArray();
  }

  /** The same for a column of points, with the same arithmetic term by term. */
  Column nearest(Column point) {
    if (positions.length == 1) {
      return lit(0);
    }
    Column distances =
        array(
            Arrays.stream(positions)
                .map(position -> squaredDistance(point, position))
                .toArray(Column[]::new));
    return array_position(distances, array_min(distances)).minus(1).cast("int");
  }

  private static Column squaredDistance(Column point, double[] position) {
    return IntStream.range(0, position.length)
        .mapToObj(d -> point.getItem(d).minus(position[d]))
        .map(difference -> difference.multiply(difference))
        .reduce(Column::plus)
        .orElse(lit(0.0));
  }
}
