package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.file.Reasons;
import io.dangol.money.Currencies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Converts the value of an expression to the type of its column; null if it does not fit.
 *
 * @param eventTypes canonical type by the raw one; if empty, raw types are canonical
 * @param words in which consents are stated
 */
record Conversion(Instants instants, Map<String, String> eventTypes, ConsentWords words) {
  private static final Column FIRST_TIME = lit(Instant.parse("1900-01-01T00:00:00Z"));
  private static final Column LAST_TIME = lit(Instant.parse("2199-12-31T23:59:59Z"));

  private static final Column FIRST_DAY = lit(LocalDate.parse("1800-01-01"));
  private static final Column LAST_DAY = lit(LocalDate.parse("9999-12-31"));

  /** From here on, floating point cannot represent every whole number. */
  private static final double FIRST_UNSURE_DOUBLE = 0x1p53;

  private static final double FIRST_UNSURE_FLOAT = 0x1p24;

  /** Why a value of this type cannot be that of the target, with the remedy. */
  Optional<String> problem(Target target, DataType type) {
    if (type instanceof NullType) {
      return Optional.empty();
    }
    return switch (target.type()) {
      case TEXT, ACCOUNT, EVENT_TYPE, CURRENCY, PURPOSE, CHANNEL ->
          isText(type) ? Optional.empty() : Optional.of(noText(type));
      case MONEY, QUANTITY, RATE ->
          isNumber(type) ? Optional.empty() : Optional.of(misfit(type, "a number"));
      case FLAG ->
          type instanceof BooleanType || isNumber(type)
              ? Optional.empty()
              : Optional.of(misfit(type, "true or false"));
      case DATE ->
          type instanceof StringType
                  || isDay(type)
                  || (type instanceof NumericType && instants.isSpreadsheetDays())
              ? Optional.empty()
              : Optional.of(misfit(type, "a date or a text"));
      case TIME -> instants.problem(type);
    };
  }

  /** Whether values of this type have one obvious text. */
  static boolean isText(DataType type) {
    return isNumber(type) || isDay(type) || type instanceof BooleanType || type instanceof NullType;
  }

  /** The problem of a type that is no text. */
  static String noText(DataType type) {
    String remedy =
        type instanceof ArrayType
            ? ": name the list in the source's key each, which makes a record of each element, or write array_join(..., ', ')"
            : "";
    return misfit(type, "a text or a number") + remedy;
  }

  /** Whether a text of this type's values must be a whole number. */
  static boolean hasFraction(DataType type) {
    return type instanceof DecimalType || type instanceof DoubleType || type instanceof FloatType;
  }

  /** The converted value; {@code type} is that of the given one. */
  Column of(Target target, Column given, DataType type) {
    return switch (target.type()) {
      case EVENT_TYPE -> eventType(whole(given, type));
      case TEXT -> ofBearableLength(whole(given, type));
      case CURRENCY -> {
        Column code = upper(given);
        yield when(code.rlike("^" + Currencies.CODE + "$"), code);
      }
      case ACCOUNT -> ofBearableLength(PlainForm.of(withoutFraction(whole(given, type))));
      case PURPOSE -> words.purpose(whole(given, type));
      case CHANNEL -> words.channel(whole(given, type));
      case FLAG -> ConsentWords.flag(given, type);
      case TIME -> {
        Column time = instants.of(given, type);
        yield when(time.between(FIRST_TIME, LAST_TIME), time);
      }
      case DATE -> {
        Column day = instants.day(given, type);
        yield when(day.between(FIRST_DAY, LAST_DAY), day);
      }
      case MONEY, QUANTITY, RATE -> given.try_cast(target.type().sql());
    };
  }

  /** A value of any type that {@link #isText} as a text, never in Java's notation. */
  Column text(Column value, DataType type) {
    if (type instanceof TimestampType) {
      return from_utc_timestamp(value, instants.zone().getId()).cast("string");
    }
    if (!hasFraction(type)) {
      return value.cast("string");
    }
    Column plain = regexp_replace(value.try_cast("decimal(38,10)").cast("string"), "[.]?0+$", "");
    return coalesce(whole(value, type), plain);
  }

  /** The same; null for a number that is not whole, because ids are whole numbers. */
  private static Column whole(Column value, DataType type) {
    if (type instanceof DecimalType) {
      Column text = value.cast("string");
      return when(text.rlike("^-?[0-9]+([.]0+)?$"), regexp_replace(text, "[.]0+$", ""));
    }
    if (hasFraction(type)) {
      double unsure = type instanceof FloatType ? FIRST_UNSURE_FLOAT : FIRST_UNSURE_DOUBLE;
      Column isWhole = abs(value).lt(unsure).and(value.equalTo(floor(value)));
      return when(isWhole, value.try_cast("decimal(16,0)").cast("string"));
    }
    return value.cast("string");
  }

  /** Programs that store numbers as floating point write account 17850 as 17850.0. */
  private static Column withoutFraction(Column text) {
    return when(text.endsWith(".0"), regexp_replace(text, "^([0-9]{1,15})[.]0$", "$1"))
        .otherwise(text);
  }

  private static Column ofBearableLength(Column text) {
    return when(length(text).leq(Reasons.LONGEST_TEXT), text);
  }

  private Column eventType(Column raw) {
    if (eventTypes.isEmpty()) {
      return when(raw.isin(SourceSettings.EVENT_TYPES.toArray()), raw);
    }
    Column[] pairs =
        new TreeMap<>(eventTypes)
            .entrySet().stream()
                .flatMap(type -> Stream.of(lit(type.getKey()), lit(type.getValue())))
                .toArray(Column[]::new);
    return try_element_at(map(pairs), raw);
  }

  private static boolean isNumber(DataType type) {
    return type instanceof NumericType || type instanceof StringType;
  }

  private static boolean isDay(DataType type) {
    return type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType;
  }

  private static String misfit(DataType type, String must) {
    String shown = type.simpleString();
    return "is of type %s, must be %s"
        .formatted(shown.length() > 60 ? shown.substring(0, 60) + "..." : shown, must);
  }
}
