package io.dangol.segment;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.mllib.clustering.KMeans;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** MLlib's k-means over all customers, started from given centres. */
final class Refinement {

  private static final int MOST_ITERATIONS = 50;
  private static final double TOLERANCE = 1e-4;
  private static final double MILLION = 1e6;

  private Refinement() {}

  /**
   * Centres rounded to six decimals, so that the order in which partial sums arrive leaves no
   * trace.
   *
   * @param points customers with their coordinates, divided and sorted in a way that depends on
   *     nothing but them
   */
  static Centres refined(Centres start, Dataset<Row> points) {
    RDD<Vector> vectors =
        points
            .select("point")
            .toJavaRDD()
            .map(
                row -> Vectors.dense(row.<Double>getList(0).stream().mapToDouble(x -> x).toArray()))
            .rdd();
    vectors.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<Vector> centres = Arrays.stream(start.positions()).map(Vectors::dense).toList();
      KMeansModel refined =
          new KMeans()
              .setK(start.size())
              .setInitialModel(new KMeansModel(centres))
              .setMaxIterations(MOST_ITERATIONS)
              .setEpsilon(TOLERANCE)
              .run(vectors);
      return new Centres(
          Arrays.stream(refined.clusterCenters())
              .map(centre -> Arrays.stream(centre.toArray()).map(Refinement::rounded).toArray())
              .toArray(double[][]::new));
    } finally {
      vectors.unpersist(false);
    }
  }

  private static double rounded(double value) {
    return Math.round(value * MILLION) / MILLION;
  }
}
