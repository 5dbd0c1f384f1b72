package io.dangol.lake;

import static java.util.stream.Collectors.joining;

import io.dangol.job.Failure;
import io.dangol.job.Landing;
import java.io.IOException;
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
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import shaded.parquet.org.apache.thrift.TException;

/** Landing files through Hadoop's file systems. */
final class HadoopLanding implements Landing {
  private final SparkSession spark;

  HadoopLanding(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public List<LandingFile> list(String glob) {
    return LandingFolders.list(glob, spark.sessionState().newHadoopConf());
  }

  @Override
  public JavaPairRDD<String, PortableDataStream> open(List<LandingFile> files) {
    String paths = files.stream().map(HadoopLanding::literal).collect(joining(","));
    // Spark lowers the number to what keeps the parts of a useful size.
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).binaryFiles(paths, files.size());
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
      // What it throws of bytes that are no parquet file.
      return Optional.empty();
    }
  }

  @Override
  public Dataset<Row> parquet(List<LandingFile> files) {
    return spark.read().parquet(files.stream().map(HadoopLanding::literal).toArray(String[]::new));
  }

  /** A path as a glob that matches nothing else, as Spark takes paths for globs. */
  private static String literal(LandingFile file) {
    return file.path().replaceAll("[*?\\[\\]{}\\\\]", "\\\\$0").replace(",", "{\\,}");
  }
}
