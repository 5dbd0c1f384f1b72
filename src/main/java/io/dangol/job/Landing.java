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

/** The files that sources deliver, on any file system that Hadoop knows. */
public interface Landing {

  /**
   * A file as it was found.
   *
   * @param path fully qualified
   * @param size in bytes; {@link #FOLDER} for a folder where a file should be, {@link #LINK} for a
   *     symbolic link that leads out of the folder
   */
  record LandingFile(String path, long size, Instant modified) {
    /** The size of what is no file. */
    public static final long FOLDER = -1;

    /** The size of what may be any file of the host. */
    public static final long LINK = -2;

    public boolean isFolder() {
      return size == FOLDER;
    }

    public boolean isLink() {
      return size == LINK;
    }
  }

  /**
   * Files that match a Hadoop glob, by path; empty if none does. Hidden files are left out, and
   * hidden folders where a wildcard matched them. Folders are not left out, so that one in the
   * place of a file is noticed, nor are links that lead out of the part of the path without
   * wildcards.
   */
  List<LandingFile> list(String glob);

  /** The undecoded bytes of a file. */
  interface Bytes {
    InputStream open() throws IOException;
  }

  /** The bytes of each file by its path, opened on the executors; a file is never split. */
  JavaPairRDD<String, Bytes> open(List<LandingFile> files);

  /** Rows that were made of opened files, as a dataset. */
  Dataset<Row> rows(JavaRDD<Row> rows, StructType schema);

  /** Few rows that the driver made, as a dataset. */
  Dataset<Row> rows(List<Row> rows, StructType schema);

  /** The names of a parquet file's columns; empty if it is no whole parquet file. */
  Optional<List<String>> parquetColumns(LandingFile file);

  /** Rows of parquet files with {@code _metadata}. */
  Dataset<Row> parquet(List<LandingFile> files);
}
