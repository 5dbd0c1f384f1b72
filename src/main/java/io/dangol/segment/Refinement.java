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

/** Refines centres on all customers by MLlib's k-means. */
final class Refinement {

  private static final int MOST_ITERATIONS = 50;
  private static final double TOLERANCE = 1e-4;
  private static final double MILLION = 1e6;

  private Refinement() {}

  /**
   * The refined centres, rounded to six decimals so that the order of partial sums does not matter.
   *
   * @param points customers with their coordinates, partitioned and sorted by the customers alone
   */
  static Centres refined(Centres start, Dataset<Row> points) {
    RDD<Vector> vectors = vectors(points);
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

  private static RDD<Vector> vectors(Dataset<Row> points) {
    return points
        .select("point")
        .toJavaRDD()
        .map(row -> Vectors.dense(row.<Double>getList(0).stream().mapToDouble(x -> x).toArray()))
        .rdd();
  }

  private static double rounded(double value) {
    return Math.round(value * MILLION) / MILLION;
  }
}
