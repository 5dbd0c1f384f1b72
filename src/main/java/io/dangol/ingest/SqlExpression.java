package io.dangol.ingest;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;

/** What can be known of a Spark SQL expression before there is a row. */
final class SqlExpression {

  private SqlExpression() {}

  /** What is wrong with its syntax; empty if nothing is. */
  static Optional<String> problem(String sql) {
    try {
      parsed(sql);
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(firstLine(e));
    }
  }

  /** The columns it names, by name; of a nested field the column that holds it. */
  static Set<String> columns(String sql) {
    Set<String> columns = new TreeSet<>();
    scala.collection.Iterator<Expression> leaves = parsed(sql).collectLeaves().iterator();
    while (leaves.hasNext()) {
      if (leaves.next() instanceof UnresolvedAttribute attribute) {
        columns.add(attribute.nameParts().head());
      }
    }
    return columns;
  }

  /** The part of Spark's message that says what is wrong, without the quoted plan. */
  static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(message).strip();
  }

  private static Expression parsed(String sql) {
    return new CatalystSqlParser().parseExpression(sql);
  }
}
