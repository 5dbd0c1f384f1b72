package io.dangol.ingest;

import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.dangol.money.Currencies;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/**
 * Makes what an expression gives into the type of its column; null where it does not fit.
 *
 * @param eventTypes canonical type by the raw one; if empty, raw types are canonical
 * @param words in which consents are stated
 */
record Conversion(Instants instants, Map<String, String> eventTypes, ConsentWords words) {
  private static final Column FIRST_TIME = lit(Instant.parse("1900-01-01T00:00:00Z"));
  private static final Column LAST_TIME = lit(Instant.parse("2199-12-31T23:59:59Z"));

  /** The converted value; {@code type} is that of the given one. */
  Column of(Target target, Column given, DataType type) {
    return switch (target.type()) {
      case EVENT_TYPE -> eventType(given);
      case TEXT -> ofBearableLength(given);
      case CURRENCY -> {
        Column code = upper(given);
        yield when(code.rlike("^" + Currencies.CODE + "$"), code);
      }
      case ACCOUNT -> ofBearableLength(PlainForm.of(given));
      case PURPOSE -> words.purpose(given);
      case CHANNEL -> words.channel(given);
      case FLAG -> ConsentWords.flag(given, type);
      case TIME -> {
        Column time = instants.of(given, type);
        yield when(time.between(FIRST_TIME, LAST_TIME), time);
      }
      case MONEY, QUANTITY, DATE -> given.try_cast(target.type().sql());
    };
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
}
