package io.dangol.ingest;

import static org.apache.spark.sql.functions.expr;

import io.dangol.job.Failure;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/** The expressions of a source against the columns that its files have. */
final class Expressions {

  private Expressions() {}

  /**
   * The type that an expression gives; a {@link Failure} of kind CONFIGURATION that names its key
   * if it does not fit the columns.
   */
  static DataType type(Dataset<Row> raw, String source, String key, String sql) {
    try {
      return raw.select(expr(sql)).schema().fields()[0].dataType();
    } catch (Exception e) {
      throw Failure.configuration(
          "ingest.sources.%s.%s: %s".formatted(source, key, SqlExpression.firstLine(e)));
    }
  }
}
