package io.dangol.ingest;

import io.dangol.job.Landing;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Files of the local disk. */
final class LocalLanding implements Landing {

  @Override
  public List<LandingFile> list(String glob) {
    try {
      Path path = new Path(glob);
      FileStatus[] found = path.getFileSystem(new Configuration()).globStatus(path);
      return Stream.of(found == null ? new FileStatus[0] : found)
          .map(
              file ->
                  new LandingFile(
                      file.getPath().toString(),
                      file.isFile() ? file.getLen() : LandingFile.FOLDER,
                      Instant.ofEpochMilli(file.getModificationTime())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JavaPairRDD<String, PortableDataStream> open(List<LandingFile> files) {
    String paths = files.stream().map(LandingFile::path).collect(Collectors.joining(","));
    return JavaSparkContext.fromSparkContext(TestSpark.session().sparkContext())
        .binaryFiles(paths, files.size());
  }

  @Override
  public Dataset<Row> rows(JavaRDD<Row> rows, StructType schema) {
    return TestSpark.session().createDataFrame(rows, schema);
  }

  @Override
  public Dataset<Row> parquet(List<LandingFile> files) {
    return TestSpark.session()
        .read()
        .parquet(files.stream().map(LandingFile::path).toArray(String[]::new))
        .select("*", "_metadata");
  }
}
