package io.dangol.job;

import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The files that sources deliver, on any file system that Hadoop knows. */
public interface Landing {

  /**
   * A file as it was found.
   *
   * @param path fully qualified
   * @param size in bytes; {@link #FOLDER} for a folder where a file should be
   */
  record LandingFile(String path, long size, Instant modified) {
    /** The size of what is no file. */
    public static final long FOLDER = -1;

    public boolean isFolder() {
      return size == FOLDER;
    }
  }

  /**
   * Files that match a Hadoop glob, by path; empty if none does. Hidden files are left out; folders
   * are not, so that one in the place of a file is noticed.
   */
  List<LandingFile> list(String glob);

  /**
   * The bytes of each file, opened lazily on the executors and undecoded; a file is never split.
   */
  JavaPairRDD<String, PortableDataStream> open(List<LandingFile> files);

  /** Rows that were made of opened files, as a dataset. */
  Dataset<Row> rows(JavaRDD<Row> rows, StructType schema);

  /** Few rows that the driver made, as a dataset. */
  Dataset<Row> rows(List<Row> rows, StructType schema);

  /** Rows of parquet files with {@code _metadata}. */
  Dataset<Row> parquet(List<LandingFile> files);
}
