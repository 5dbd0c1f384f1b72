package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;

import io.dangol.ingest.file.FileRecords;
import io.dangol.job.Failure;
import io.dangol.table.Columns;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rejected records of parquet files. Their payload is JSON, and their header gives its types. */
final class ParquetPayloads {

  /** Times in parquet have microseconds; the default of Spark's JSON is milliseconds. */
  static final Map<String, String> JSON =
      Map.of(
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
          "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

  private ParquetPayloads() {}

  /** Files with different columns have different headers; a column that a file lacks is null. */
  static Dataset<Row> of(SourceSettings source, Dataset<Row> rejected) {
    Dataset<Row> records =
        rejected.select(Columns.HEADER.col()).distinct().collectAsList().stream()
            .map(Columns.HEADER::textOf)
            .sorted()
            .map(header -> read(rejected, header, schema(source, header)))
            .reduce((some, others) -> some.unionByName(others, true))
            .orElseThrow();
    return ParquetFiles.withAll(source, records);
  }

  private static Dataset<Row> read(Dataset<Row> rejected, String header, StructType schema) {
    Dataset<Row> rows =
        rejected
            .where(Columns.HEADER.col().equalTo(header))
            .withColumn("__json", from_json(Columns.PAYLOAD.col(), schema, JSON));
    Column absent = lit(null).cast(DataTypes.StringType);
    return rows.select(
        col("__json.*"),
        Columns.FILE.col().as(FileRecords.FILE),
        Columns.POSITION.col().as(FileRecords.POSITION),
        Columns.PAYLOAD.col().as(FileRecords.PAYLOAD),
        absent.as(FileRecords.HEADER),
        absent.as(FileRecords.PROBLEM),
        absent.as(FileRecords.DETAIL),
        absent.as(FileRecords.BROKEN),
        RawRecords.ALL_FIT,
        RawRecords.NOTHING_ABSENT);
  }

  private static StructType schema(SourceSettings source, String header) {
    try {
      return StructType.fromDDL(header);
    } catch (Exception e) {
      throw Failure.configuration(
          "ingest.sources.%s.format is parquet, but its rejected records came in another format: replay them under that, or another --source"
              .formatted(source.name()));
    }
  }
}
