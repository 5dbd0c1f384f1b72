package io.dangol.ingest.file;

import static org.apache.spark.sql.functions.struct;

import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * Why a record is rejected: stable words that hold no value of the record. A missing required value
 * is {@code no-} and its key, such as {@code no-account-id}.
 */
public final class Reasons {
  public static final String REASON = "reason";
  public static final String KEY = "key";

  /** The type of {@link #about}. */
  public static final String TYPE = "struct<reason:string,key:string>";

  /**
   * A quote that never closes, text after a closing quote, what is not exactly one JSON object or
   * names a key twice, a line that does not match its pattern, or a NUL character.
   */
  public static final String UNREADABLE = "unreadable";

  /** Not as many fields as the header, or as the declared columns, say. */
  public static final String WRONG_NUMBER_OF_FIELDS = "wrong-number-of-fields";

  /** One of the last lines, which the source leaves out; it counts as excluded, not as rejected. */
  public static final String LAST_LINE = "last-line";

  /** When read again: the file lacks columns that the source names. */
  static final String MISSING_COLUMN = "missing-column";

  /** An expression fails; followed by the columns that it reads, in brackets. */
  public static final String FAILED = "failed";

  /** An id is a number with a fraction, or with more digits than floating point can represent. */
  public static final String NOT_WHOLE = "not-a-whole-number";

  /** A list of {@value #LONGEST_LIST} elements or more. */
  public static final String TOO_MANY_ELEMENTS = "too-many-elements";

  /** When read again: the number of elements differs from before. */
  public static final String OTHER_ELEMENTS = "other-elements";

  /** A field of {@code fill-down} is empty, and the first line of its group cannot be known. */
  static final String NOTHING_ABOVE = "nothing-above";

  /** A column has a value that does not fit its declared type. */
  public static final String BAD_VALUE = "bad-value";

  /** No number, or one with more digits than the column holds. */
  public static final String BAD_NUMBER = "bad-number";

  /** No time, or one outside 1900 to 2199: often seconds taken for milliseconds. */
  public static final String BAD_TIME = "bad-time";

  public static final String BAD_DATE = "bad-date";

  /** Neither true nor false. */
  public static final String BAD_FLAG = "bad-flag";

  /** More than {@value #LONGEST_TEXT} characters. */
  public static final String TOO_LONG = "too-long";

  /** Neither mapped nor, without a map, canonical. */
  public static final String UNKNOWN_EVENT_TYPE = "unknown-event-type";

  /** The amount's currency is no ISO 4217 code. */
  public static final String UNKNOWN_CURRENCY = "unknown-currency";

  /** The amount's currency is neither the shop's nor has a rate, or none of the day. */
  public static final String NO_RATE = "no-rate";

  /** An amount without a currency. */
  public static final String NO_CURRENCY = "no-currency";

  /** A rate of zero or below, at ten decimal places. */
  public static final String BAD_RATE = "bad-rate";

  public static final String UNKNOWN_PURPOSE = "unknown-purpose";

  /** A grant for a channel that the shop has not declared. */
  public static final String UNKNOWN_CHANNEL = "unknown-channel";

  public static final String NEGATIVE_QUANTITY = "negative-quantity";
  public static final String NEGATIVE_AMOUNT = "negative-amount";

  /** An amount, a discount or a price above {@code max-amount}. */
  public static final String AMOUNT_TOO_LARGE = "amount-too-large";

  /** Above {@code max-quantity}. */
  public static final String QUANTITY_TOO_LARGE = "quantity-too-large";

  /** The prefix of the key of a missing required value. */
  public static final String MISSING = "no-";

  public static final int LONGEST_TEXT = 1000;

  /** A record with as many elements or more is rejected. */
  public static final int LONGEST_LIST = 100_000;

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry(UNREADABLE, "cannot be read as one record"),
          Map.entry(WRONG_NUMBER_OF_FIELDS, "have another number of fields than the header"),
          Map.entry(MISSING_COLUMN, "lack a column that the source names"),
          Map.entry(NOT_WHOLE, "have an id that is no whole number, or one with too many digits"),
          Map.entry(TOO_MANY_ELEMENTS, "have a list of " + LONGEST_LIST + " elements or more"),
          Map.entry(OTHER_ELEMENTS, "have other elements than when they were rejected"),
          Map.entry(NOTHING_ABOVE, "leave a field of fill-down empty, below no first line"),
          Map.entry(BAD_VALUE, "have a value that does not fit the type of its column"),
          Map.entry(BAD_NUMBER, "give no number, or one with too many digits"),
          Map.entry(BAD_TIME, "give no time between 1900 and 2199"),
          Map.entry(BAD_DATE, "give no date between 1800 and 9999"),
          Map.entry(BAD_FLAG, "give neither true nor false"),
          Map.entry(TOO_LONG, "give more than " + LONGEST_TEXT + " characters"),
          Map.entry(UNKNOWN_EVENT_TYPE, "have an event type that event-types does not name"),
          Map.entry(UNKNOWN_CURRENCY, "name a currency that there is not"),
          Map.entry(NO_RATE, "are in a currency without a rate, or without one of their day"),
          Map.entry(BAD_RATE, "have a rate that is zero or below"),
          Map.entry(NO_CURRENCY, "have no currency"),
          Map.entry(UNKNOWN_PURPOSE, "name a purpose that there is not"),
          Map.entry(UNKNOWN_CHANNEL, "grant for a channel that privacy.channels does not name"),
          Map.entry(NEGATIVE_QUANTITY, "have a quantity below zero"),
          Map.entry(NEGATIVE_AMOUNT, "have an amount below zero"),
          Map.entry(AMOUNT_TOO_LARGE, "have an amount above ingest.max-amount"),
          Map.entry(QUANTITY_TOO_LARGE, "have a quantity above ingest.max-quantity"));

  private Reasons() {}

  /** A reason and the key of the source that it is about, as one column. */
  public static Column about(Column reason, Column key) {
    return struct(reason.as(REASON), key.as(KEY));
  }

  /**
   * What is wrong with records, for people, as the end of a sentence that begins with their number.
   */
  public static String words(String reason) {
    if (WORDS.containsKey(reason)) {
      return WORDS.get(reason);
    }
    if (reason.startsWith(MISSING)) {
      return "give nothing for " + reason.substring(MISSING.length());
    }
    if (reason.startsWith(FAILED)) {
      return "make an expression fail that reads" + reason.substring(FAILED.length());
    }
    return "are rejected for " + reason;
  }
}
