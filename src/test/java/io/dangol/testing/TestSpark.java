package io.dangol.testing;

import io.dangol.factor.VectorModule;
import org.apache.spark.sql.SparkSession;

/** The only Spark session of the test JVM: small, quiet, in UTC, with Delta. */
public final class TestSpark {

  static {
    // Like a night, before MLlib chooses its inner loops.
    VectorModule.load();
  }

  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("dangol-tests")
          .config("spark.ui.enabled", false)
          // With eight rows, compiling stages and planning again after each stage takes longer than
          // running them.
          .config("spark.sql.codegen.wholeStage", false)
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .config("spark.sql.adaptive.enabled", false)
          .config("spark.sql.artifact.isolation.enabled", false)
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.hadoop.fs.file.impl", "io.dangol.lake.QuickLocalFileSystem")
          .config("spark.hadoop.fs.permissions.umask-mode", "077")
          .config("spark.sql.shuffle.partitions", 2)
          // Each task that groups, sorts or joins first fills a page with zeros.
          .config("spark.buffer.pageSize", "256k")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
          .config(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
          .config("spark.databricks.delta.snapshotPartitions", 1)
          .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", 2)
          .config("spark.sql.warehouse.dir", "target/spark-warehouse")
          .config("spark.checkpoint.dir", "target/spark-checkpoints")
          .getOrCreate();

  static {
    // Otherwise every step of a query walks the stack to find its call site.
    SESSION.sparkContext().setCallSite("test");
    SESSION.sparkContext().setLocalProperty("callSite.long", "test");
  }

  private TestSpark() {}

  public static SparkSession session() {
    return SESSION;
  }
}
