package io.dangol.lake;

import io.dangol.job.Failure;
import io.dangol.job.Landing;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.Type;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;
import shaded.parquet.org.apache.thrift.TException;

/** Reads landing files through Hadoop's file systems. */
final class HadoopLanding implements Landing {
  private static final long LARGEST_TASK = 128L << 20;

  /** Opening a file takes as long as reading this many bytes. */
  private static final long COST_TO_OPEN = 256L << 10;

  private final SparkSession spark;

  HadoopLanding(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public List<LandingFile> list(String glob) {
    return LandingFolders.list(glob, spark.sessionState().newHadoopConf());
  }

  @Override
  public JavaPairRDD<String, Bytes> open(List<LandingFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    // Shared by all files of a task: Spark's own streams send a thousand settings with each file.
    SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    List<List<String>> tasks = shared(files, context.defaultParallelism());
    return context
        .parallelize(tasks, Math.max(1, tasks.size()))
        .flatMap(List::iterator)
        .mapToPair(path -> new Tuple2<>(path, () -> opened(path, hadoop)));
  }

  /**
   * Divides files among tasks, in their order, so that each task has about the same amount to read.
   *
   * @param cores number of tasks that run at the same time
   */
  static List<List<String>> shared(List<LandingFile> files, int cores) {
    long all = files.stream().mapToLong(HadoopLanding::cost).sum();
    long most = Math.min(LARGEST_TASK, (all + cores - 1) / cores);
    List<List<String>> tasks = new ArrayList<>();
    long room = 0;
    for (LandingFile file : files) {
      if (room <= 0) {
        tasks.add(new ArrayList<>());
        room = most;
      }
      tasks.get(tasks.size() - 1).add(file.path());
      room -= cost(file);
    }
    return tasks;
  }

  private static long cost(LandingFile file) {
    return file.size() + COST_TO_OPEN;
  }

  private static InputStream opened(String file, SerializableConfiguration hadoop)
      throws IOException {
    Path path = new Path(file);
    return path.getFileSystem(hadoop.value()).open(path);
  }

  @Override
  public Dataset<Row> rows(JavaRDD<Row> rows, StructType schema) {
    return spark.createDataFrame(rows, schema);
  }

  @Override
  public Dataset<Row> rows(List<Row> rows, StructType schema) {
    return spark.createDataFrame(rows, schema);
  }

  @Override
  public Optional<List<String>> parquetColumns(LandingFile file) {
    try {
      InputFile bytes =
          HadoopInputFile.fromPath(new Path(file.path()), spark.sessionState().newHadoopConf());
      try (ParquetFileReader reader = ParquetFileReader.open(bytes)) {
        return Optional.of(
            reader.getFileMetaData().getSchema().getFields().stream().map(Type::getName).toList());
      }
    } catch (IOException e) {
      boolean isFooter = e.getCause() instanceof TException;
      if (isFooter) {
        return Optional.empty();
      }
      throw Failure.storage("cannot read " + file.path() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Thrown for bytes that are not a Parquet file.
      return Optional.empty();
    }
  }

  @Override
  public Dataset<Row> parquet(List<LandingFile> files) {
    return spark.read().parquet(files.stream().map(HadoopLanding::literal).toArray(String[]::new));
  }

  /** Escapes a path, because Spark interprets paths as globs. */
  private static String literal(LandingFile file) {
    return file.path().replaceAll("[*?\\[\\]{}\\\\]", "\\\\$0").replace(",", "{\\,}");
  }
}
