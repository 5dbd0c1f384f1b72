package io.dangol.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.TimestampNTZType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.util.TimestampFormatter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Instants of what a source gives as a time; the session's zone is UTC.
 *
 * <p>A timestamp and a text with a zone are instants. A text without a zone, a date and a timestamp
 * without zone are local to the source's zone: a time that the clock skips in spring is moved
 * forward by the gap, of one that it shows twice in autumn the earlier is meant.
 *
 * @param format of a text; ISO 8601 if absent
 */
record Instants(ZoneId zone, Optional<String> format) {
  private static final String NAMES_ZONE = "^\\d{4}-\\d{2}-\\d{2}.*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})$";

  /** Text after a quote is literal; these letters are fields of a zone. */
  private static final String ZONE_LETTERS = ".*[VvzOXxZ].*";

  /** What is wrong with a format of a text, for its author; Spark knows fewer than Java does. */
  static Optional<String> problem(String format) {
    try {
      TimestampFormatter.apply(format, ZoneOffset.UTC, true).validatePatternString(true);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of("is no pattern that Spark reads, such as dd.MM.yyyy HH:mm");
    }
  }

  /** Whether a value of this type can be a time. A number cannot: it does not tell its unit. */
  static boolean canBeTime(DataType type) {
    return type instanceof StringType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof DateType;
  }

  /** Null where the value is no time. */
  Column of(Column value, DataType type) {
    if (type instanceof TimestampType) {
      return value;
    }
    if (!(type instanceof StringType)) {
      return inZone(value.cast(TimestampType));
    }
    if (format.isPresent()) {
      Column parsed = try_to_timestamp(value, lit(format.get()));
      boolean namesZone = format.get().replaceAll("'[^']*'", "").matches(ZONE_LETTERS);
      return namesZone ? parsed : inZone(parsed);
    }
    return when(value.rlike(NAMES_ZONE), value.try_cast(TimestampType))
        .otherwise(inZone(value.try_cast(TimestampNTZType).cast(TimestampType)));
  }

  private Column inZone(Column local) {
    return to_utc_timestamp(local, zone.getId());
  }
}
