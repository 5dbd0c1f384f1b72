package io.dangol.bench;

import io.dangol.factor.VectorModule;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of a benchmark, on all cores of this machine. */
final class BenchSpark {

  private BenchSpark() {}

  static SparkSession open() {
    VectorModule.load();
    SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .appName("bench")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            // As in a night: else compiling on the executors of either side is slower.
            .config("spark.sql.artifact.isolation.enabled", false)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors())
            .getOrCreate();
    spark.sparkContext().setCheckpointDir("target/bench-checkpoints");
    return spark;
  }
}
