package io.dangol.job;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The files that sources deliver, on any file system that Hadoop supports. */
public interface Landing {

  /**
   * A file as it was found.
   *
   * @param path fully qualified
   * @param size in bytes; {@link #FOLDER} for a folder instead of a file, {@link #LINK} for a
   *     symbolic link that leads out of the folder
   */
  record LandingFile(String path, long size, Instant modified) {
    /** The size of a folder. */
    public static final long FOLDER = -1;

    /** The size of a link that may lead to any file of the host. */
    public static final long LINK = -2;

    public boolean isFolder() {
      return size == FOLDER;
    }

    public boolean isLink() {
      return size == LINK;
    }
  }

  /**
   * The files that match a Hadoop glob, by path; empty if none does. Hidden files are left out, and
   * hidden folders if a wildcard matched them. Folders are included, so that a folder instead of a
   * file is noticed. So are links that lead out of the part of the path without wildcards.
   */
  List<LandingFile> list(String glob);

  /** The undecoded bytes of a file. */
  interface Bytes {
    InputStream open() throws IOException;
  }

  /** The bytes of each file by its path. Executors open the files; a file is never split. */
  JavaPairRDD<String, Bytes> open(List<LandingFile> files);

  /** Rows that were read from opened files, as a dataset. */
  Dataset<Row> rows(JavaRDD<Row> rows, StructType schema);

  /** A few rows of the driver, as a dataset. */
  Dataset<Row> rows(List<Row> rows, StructType schema);

  /** The column names of a Parquet file; empty if it is not a complete Parquet file. */
  Optional<List<String>> parquetColumns(LandingFile file);

  /** The rows of Parquet files, with {@code _metadata}. */
  Dataset<Row> parquet(List<LandingFile> files);
}
