package io.dangol.night;

import io.dangol.factor.VectorModule;
import io.dangol.job.Failure;
import io.dangol.lake.Lake;
import io.dangol.lake.Leftovers;
import io.dangol.lake.QuickLocalFileSystem;
import io.dangol.lake.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the Spark session of a command. */
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private static final String SCRATCH_FOLDER = "spark.local.dir";
  private static final String CHECKPOINTS = "spark.checkpoint.dir";

  /** Come before those that an operator gives to executors. */
  private static final String EXECUTOR_OPTIONS = "spark.executor.defaultJavaOptions";

  private Sessions() {}

  /**
   * Dangol's configuration wins over the settings of {@code spark-submit} and of a cluster, but for
   * the master; days and hours are always cut in UTC and moved into the shop's zone by the jobs.
   */
  public static SparkSession open(Settings all) {
    SparkConf conf = conf(all);
    // Long training cuts its lineage here; executors must reach it, as they reach the home folder.
    conf.setIfMissing(CHECKPOINTS, all.home() + "/" + Leftovers.CHECKPOINTS);
    return open(conf, all.localFolder());
  }

  /** The tables below the home, to be written. */
  public static Lake lake(Settings all) {
    return new Lake(open(all), all.home());
  }

  /** The tables below the home, to be read; makes no home. */
  public static Lake readOnlyLake(Settings all) {
    return new Lake(readOnly(all), all.home());
  }

  /** A session to read with; makes no home. */
  public static SparkSession readOnly(Settings all) {
    Path home = all.localFolder();
    return open(conf(all), Files.isWritable(home) ? home : elsewhere());
  }

  /** What is asked of Spark; decides nothing on disk. */
  static SparkConf conf(Settings all) {
    SparkSettings settings = all.spark();
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", settings.master());
    conf.setIfMissing("spark.app.name", "dangol");
    // Both show values of rows, as in the message of a cast that failed.
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.eventLog.enabled", "false");
    if (isLocal(conf)) {
      addLocalDefaults(conf);
    } else {
      ClusterLinks.close(conf, settings.secret());
    }
    addExecutorOptions(conf);
    addDefaults(conf, settings);
    all.s3().options().forEach((name, value) -> conf.setIfMissing("spark.hadoop." + name, value));
    settings.settings().forEach(conf::set);
    PinnedSettings.apply(conf);
    ClusterLinks.requireSecret(conf);
    return conf;
  }

  private static void addLocalDefaults(SparkConf conf) {
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    conf.setIfMissing("spark.databricks.delta.snapshotPartitions", "2");
    conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
    conf.setIfMissing("spark.hadoop.fs.file.impl", QuickLocalFileSystem.class.getName());
  }

  private static void addExecutorOptions(SparkConf conf) {
    conf.set(
        EXECUTOR_OPTIONS,
        (conf.get(EXECUTOR_OPTIONS, "") + " " + String.join(" ", ProcessDefaults.JAVA_OPTIONS))
            .strip());
    // Names of files: Java takes their charset from the environment alone.
    conf.set("spark.executorEnv.LC_ALL", "C.UTF-8");
  }

  private static void addDefaults(SparkConf conf, SparkSettings settings) {
    conf.setIfMissing(
        "spark.sql.shuffle.partitions", Integer.toString(settings.shufflePartitions()));
    // Delta's own default is 50 tasks for each version of each table; our logs are short.
    conf.setIfMissing(
        "spark.databricks.delta.snapshotPartitions",
        Integer.toString(Math.min(50, settings.shufflePartitions())));
    // There is one session: its own class loader on the executors only slows compiling down.
    conf.setIfMissing("spark.sql.artifact.isolation.enabled", "false");
    conf.setIfMissing("spark.cleaner.referenceTracking.cleanCheckpoints", "true");
    conf.setIfMissing("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"));
    // Hadoop does not ask for the umask of the process; tables are personal data.
    conf.setIfMissing("spark.hadoop.fs.permissions.umask-mode", "077");
  }

  private static boolean isLocal(SparkConf conf) {
    return conf.get("spark.master").startsWith("local");
  }

  private static SparkSession open(SparkConf conf, Path local) {
    if (isLocal(conf)
        && !conf.contains(SCRATCH_FOLDER)
        && SparkSession.getDefaultSession().isEmpty()) {
      Scratch scratch = Scratch.in(local.resolve(Leftovers.SCRATCH));
      removeAtEnd(scratch::close);
      conf.set(SCRATCH_FOLDER, scratch.folder().toString());
    }
    VectorModule.load();
    // A conf of its own making would hold again what was taken out of this one.
    SparkContext context = SparkContext.getOrCreate(conf);
    if (conf.contains(CHECKPOINTS) && context.getCheckpointDir().isEmpty()) {
      // A context that was opened to read has none.
      context.setCheckpointDir(conf.get(CHECKPOINTS));
    }
    SparkSession spark = SparkSession.builder().sparkContext(context).config(conf).getOrCreate();
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
    var folder = new org.apache.hadoop.fs.Path(checkpoints);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    removeAtEnd(
        () -> {
          try {
            folder.getFileSystem(hadoop).delete(folder, true);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return true;
  }

  /** After Spark has ended, before file systems are closed. */
  private static void removeAtEnd(Runnable removal) {
    ShutdownHookManager.get().addShutdownHook(removal, FileSystem.SHUTDOWN_HOOK_PRIORITY + 1);
  }

  /** A folder that only this process's owner can read, where there is no home to look at. */
  private static Path elsewhere() {
    try {
      Path folder = Files.createTempDirectory("dangol-");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw Failure.storage("cannot make a folder in " + System.getProperty("java.io.tmpdir"), e);
    }
  }
}
