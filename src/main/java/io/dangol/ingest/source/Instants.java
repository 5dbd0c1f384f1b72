package io.dangol.ingest.source;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.TimestampNTZType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Turns what a source gives as a time into an instant; the session's zone is UTC.
 *
 * <p>A timestamp and a text with a zone are instants already; a text with an abbreviation that
 * several zones share is rejected. A text without a zone, a date and a timestamp without zone are
 * local to the source's zone. A time that the clock skips in spring is moved forward by the gap; a
 * time that it shows twice in autumn means the earlier one.
 *
 * @param format of a text; ISO 8601 if absent
 */
record Instants(ZoneId zone, Optional<String> format) {
  /** The format of a number: days since 1899-12-30 with a fraction, in local time. */
  static final String SPREADSHEET_DAYS = "spreadsheet-days";

  private static final LocalDate FIRST_SPREADSHEET_DAY = LocalDate.of(1899, 12, 30);
  private static final int MOST_SPREADSHEET_DAYS = 200_000;
  private static final int SECONDS_OF_DAY = 86_400;

  /** The whole text is a day, or a day and a time; no zone follows. */
  private static final String LOCAL =
      "^\\s*\\d{4,6}-\\d{1,2}-\\d{1,2}([ T]+\\d{1,2}(:\\d{1,2}){1,2}([.]\\d+)?)?\\s*$";

  private static final String DAY_AND_TIME = "^\\s*\\d{4,6}-\\d{1,2}-\\d{1,2}[ T]+\\d{1,2}:\\d.*$";

  /** Spark reads no zone after minutes. */
  private static final String NO_SECONDS =
      "^(\\s*\\d{4,6}-\\d{1,2}-\\d{1,2}[ T]+\\d{1,2}:\\d{1,2})(\\s*[A-Za-z+-].*)$";

  /** Java writes the zone's name after the offset; the offset is enough. */
  private static final String NAME_AFTER_OFFSET = "(Z|[+-]\\d{2}:?\\d{2})\\[[\\w/+-]+\\]\\s*$";

  /** Abbreviations that mean one zone, as those of {@link #AMBIGUOUS_ZONE} do not. */
  private static final Set<String> CLEAR_ABBREVIATIONS = Set.of("EST", "MST", "HST", "JST");

  /**
   * An abbreviation that several zones share: BST is British or of Bangladesh. In the name of a
   * region, such as Australia/ACT, it is clear.
   */
  private static final String AMBIGUOUS_ZONE =
      ZoneId.SHORT_IDS.keySet().stream()
          .filter(abbreviation -> !CLEAR_ABBREVIATIONS.contains(abbreviation))
          .sorted()
          .collect(joining("|", "(?i)(?<![a-z/_\\[])(", ")(?![\\w/])"));

  /** Text after a quote is literal; these letters are fields of a zone. */
  private static final String ZONE_LETTERS = ".*[VvzOXxZ].*";

  /** Why a value of this type cannot be a time. A number does not tell its unit. */
  Optional<String> problem(DataType type) {
    boolean isTime =
        type instanceof StringType
            || type instanceof TimestampType
            || type instanceof TimestampNTZType
            || type instanceof DateType
            || (type instanceof NumericType && isSpreadsheetDays());
    return isTime
        ? Optional.empty()
        : Optional.of(
            "is of type %s, must be a time or a text: write timestamp_seconds(...) or timestamp_millis(...), or timestamp-format = %s for days as spreadsheets count them"
                .formatted(type.simpleString(), SPREADSHEET_DAYS));
  }

  /** Null where the value is no time. */
  Column of(Column value, DataType type) {
    if (type instanceof TimestampType) {
      return value;
    }
    if (isSpreadsheetDays() && isNumberOrText(type)) {
      return spreadsheetDays(value.try_cast("double"));
    }
    return type instanceof StringType ? ofText(value) : inZone(value.cast(TimestampType));
  }

  /** The local time in a text without a zone; null where it is none. */
  Column local(Column text) {
    Column parsed =
        format.isPresent() && !isSpreadsheetDays()
            ? try_to_timestamp(text, lit(format.get()))
            : when(text.rlike(LOCAL), text.try_cast(TimestampNTZType));
    return parsed.cast(TimestampNTZType);
  }

  /** The day of a value, in the source's zone; null where the value is no day. */
  Column day(Column value, DataType type) {
    if (type instanceof TimestampType) {
      return from_utc_timestamp(value, zone.getId()).cast("date");
    }
    if (!isSpreadsheetDays() || !isNumberOrText(type)) {
      return value.try_cast("date");
    }
    Column days = value.try_cast("double");
    Column counted = date_add(lit(FIRST_SPREADSHEET_DAY), floor(days).try_cast("int"));
    Column ofNumber = when(days.between(0, MOST_SPREADSHEET_DAYS), counted);
    return type instanceof StringType
        ? when(days.isNotNull(), ofNumber).otherwise(value.try_cast("date"))
        : ofNumber;
  }

  private Column ofText(Column value) {
    if (format.isPresent()) {
      Column parsed = try_to_timestamp(value, lit(format.get()));
      boolean namesZone = format.get().replaceAll("'[^']*'", "").matches(ZONE_LETTERS);
      return namesZone ? when(not(value.rlike(AMBIGUOUS_ZONE)), parsed) : inZone(parsed);
    }
    Column whole = regexp_replace(value, NO_SECONDS, "$1:00$2");
    Column zoned = regexp_replace(whole, NAME_AFTER_OFFSET, "$1").try_cast(TimestampType);
    return when(value.rlike(LOCAL), inZone(value.try_cast(TimestampNTZType).cast(TimestampType)))
        .when(value.rlike(DAY_AND_TIME).and(not(value.rlike(AMBIGUOUS_ZONE))), zoned);
  }

  /** To the second: the fraction of a day is not exact to less. */
  private Column spreadsheetDays(Column days) {
    long first = FIRST_SPREADSHEET_DAY.toEpochDay() * SECONDS_OF_DAY;
    Column seconds = round(days.multiply(SECONDS_OF_DAY)).try_cast("bigint").plus(first);
    return when(days.between(0, MOST_SPREADSHEET_DAYS), inZone(timestamp_seconds(seconds)));
  }

  private static boolean isNumberOrText(DataType type) {
    return type instanceof NumericType || type instanceof StringType;
  }

  /** Whether numbers count days. */
  boolean isSpreadsheetDays() {
    return format.equals(Optional.of(SPREADSHEET_DAYS));
  }

  private Column inZone(Column local) {
    return to_utc_timestamp(local, zone.getId());
  }
}
