package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.lit;

import io.dangol.ingest.file.Reasons;
import io.dangol.sql.SqlExpression;
import io.dangol.sql.SqlValue;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;

/**
 * An expression of a source that fits the columns of its records.
 *
 * @param key of the configuration below the source
 * @param resolved over attributes of the columns
 */
record SourceExpression(String key, String sql, Expression resolved) {

  DataType type() {
    return resolved.dataType();
  }

  /** The result for a record; to be put into a column of its own, so that it is computed once. */
  Column attempt() {
    return value().attempt();
  }

  /** The reason to reject a record for which it fails, in the form of {@link Reasons#about}. */
  Column failure() {
    return Reasons.about(lit(reason()), lit(key));
  }

  /** The same without the key, but with the columns that it reads. */
  String reason() {
    Set<String> read = new TreeSet<>(SqlExpression.columns(sql));
    return Reasons.FAILED + (read.isEmpty() ? "" : " (" + String.join(", ", read) + ")");
  }

  /** Whether it may fail for some record. */
  boolean canFail() {
    return value().canFail();
  }

  private SqlValue value() {
    return new SqlValue(sql, resolved);
  }
}
