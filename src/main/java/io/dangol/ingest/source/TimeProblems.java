package io.dangol.ingest.source;

import io.dangol.sql.SqlExpression;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.util.TimestampFormatter;
import org.apache.spark.sql.types.TimestampType;

/** What is wrong with how a source states times, for the author of its configuration. */
final class TimeProblems {

  /** Days, and seconds of these days, from the first day of spreadsheets to 1970. */
  private static final Set<String> SPREADSHEET_OFFSETS =
      Set.of("25569", "25569.0", "2209161600", "2209161600.0", "2209161600000");

  private TimeProblems() {}

  /** Why a text cannot be read in this format; Spark knows fewer formats than Java does. */
  static Optional<String> ofFormat(String format) {
    if (format.equals(Instants.SPREADSHEET_DAYS)) {
      return Optional.empty();
    }
    try {
      TimestampFormatter.apply(format, ZoneOffset.UTC, true).validatePatternString(true);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(
          "is no pattern that Spark reads, such as dd.MM.yyyy HH:mm, nor "
              + Instants.SPREADSHEET_DAYS);
    }
  }

  /** Why an expression of type timestamp gives no instant, with the remedy. */
  static Optional<String> ofExpression(Expression time) {
    if (!(time.dataType() instanceof TimestampType)) {
      return Optional.empty();
    }
    for (Expression node : SqlExpression.nodes(time)) {
      if (node instanceof Literal literal
          && SPREADSHEET_OFFSETS.contains(String.valueOf(literal.value()))) {
        return Optional.of(
            "takes days as spreadsheets count them for UTC, but they are local: name the number itself and set timestamp-format = "
                + Instants.SPREADSHEET_DAYS);
      }
      if (node.prettyName().equals("to_utc_timestamp")
          || node.prettyName().equals("from_utc_timestamp")) {
        return Optional.of(
            "shifts an instant by a zone: a time without one is local to the source's zone already, so leave "
                + node.prettyName()
                + " out");
      }
    }
    return Optional.empty();
  }
}
