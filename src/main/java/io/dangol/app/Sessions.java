package io.dangol.app;

import io.dangol.lake.Leftovers;
import io.dangol.lake.QuickLocalFileSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the Spark session of a command. */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private Sessions() {}

  /**
   * The settings of {@code spark-submit} win over the configuration's master; days and hours are
   * always cut in UTC and moved into the shop's zone by the jobs.
   */
  static SparkSession open(Settings all) {
    SparkConf conf = conf(all);
    // Long training cuts its lineage here; executors must reach it, as they reach the home folder.
    conf.setIfMissing("spark.checkpoint.dir", all.home() + "/" + Leftovers.CHECKPOINTS);
    return open(conf);
  }

  /** For looking only: makes no folder. */
  static SparkSession toLook(Settings all) {
    return open(conf(all));
  }

  private static SparkConf conf(Settings all) {
    SparkSettings settings = all.spark();
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", settings.master());
    conf.setIfMissing("spark.app.name", "dangol");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.databricks.delta.snapshotPartitions", "2");
      conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
      conf.setIfMissing("spark.hadoop.fs.file.impl", QuickLocalFileSystem.class.getName());
    }
    conf.setIfMissing(
        "spark.sql.shuffle.partitions", Integer.toString(settings.shufflePartitions()));
    // Delta's own default is 50 tasks for each version of each table; our logs are short.
    conf.setIfMissing(
        "spark.databricks.delta.snapshotPartitions",
        Integer.toString(Math.min(50, settings.shufflePartitions())));
    // There is one session: its own class loader on the executors only slows compiling down.
    conf.setIfMissing("spark.sql.artifact.isolation.enabled", "false");
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.set("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    conf.set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    conf.setIfMissing("spark.cleaner.referenceTracking.cleanCheckpoints", "true");
    all.s3().options().forEach((name, value) -> conf.setIfMissing("spark.hadoop." + name, value));
    conf.setIfMissing("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"));
    // Hadoop does not ask for the umask of the process; tables are personal data.
    conf.setIfMissing("spark.hadoop.fs.permissions.umask-mode", "077");
    settings.settings().forEach(conf::set);
    return conf;
  }

  private static SparkSession open(SparkConf conf) {
    SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
    LOG.debug(
        "Spark {} on {}, {} cores, {} shuffle partitions, adaptive execution {}",
        spark.version(),
        spark.sparkContext().master(),
        spark.sparkContext().defaultParallelism(),
        spark.conf().get("spark.sql.shuffle.partitions"),
        spark.conf().get("spark.sql.adaptive.enabled"));
    spark.sparkContext().getCheckpointDir().foreach(folder -> removeAtEnd(spark, folder));
    return spark;
  }

  /**
   * A session's checkpoints go with its process; those of a killed one go with {@code maintain}.
   */
  private static boolean removeAtEnd(SparkSession spark, String checkpoints) {
    Path folder = new Path(checkpoints);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Runnable removal =
        () -> {
          try {
            folder.getFileSystem(hadoop).delete(folder, true);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    // After Spark has ended, before file systems are closed.
    ShutdownHookManager.get().addShutdownHook(removal, FileSystem.SHUTDOWN_HOOK_PRIORITY + 1);
    return true;
  }
}
