package io.dangol.ingest;

/**
 * Why a record is rejected: stable words that hold no value of the record. A missing required value
 * is {@code no-} and its key, such as {@code no-account-id}.
 */
final class Reasons {
  /** A quote that never closes, text after a closing quote, or a line that is no JSON object. */
  static final String UNREADABLE = "unreadable";

  /** Not as many fields as the header, or as the declared columns, say. */
  static final String WRONG_NUMBER_OF_FIELDS = "wrong-number-of-fields";

  /** Read again, its file has not all columns that the source names. */
  static final String MISSING_COLUMN = "missing-column";

  /** A column has a value that does not fit its declared type. */
  static final String BAD_VALUE = "bad-value";

  /** No number, or one with more digits than the column holds. */
  static final String BAD_NUMBER = "bad-number";

  /** No time, or one outside 1900 to 2199: often seconds taken for milliseconds. */
  static final String BAD_TIME = "bad-time";

  static final String BAD_DATE = "bad-date";

  /** Neither true nor false. */
  static final String BAD_FLAG = "bad-flag";

  /** More than {@value #LONGEST_TEXT} characters. */
  static final String TOO_LONG = "too-long";

  /** Neither mapped nor, without a map, canonical. */
  static final String UNKNOWN_EVENT_TYPE = "unknown-event-type";

  /** The amount's currency is no ISO 4217 code. */
  static final String UNKNOWN_CURRENCY = "unknown-currency";

  /** The amount's currency is neither the shop's nor has a rate. */
  static final String NO_RATE = "no-rate";

  /** An amount without a currency. */
  static final String NO_CURRENCY = "no-currency";

  static final String UNKNOWN_PURPOSE = "unknown-purpose";
  static final String NEGATIVE_QUANTITY = "negative-quantity";
  static final String NEGATIVE_AMOUNT = "negative-amount";

  /** An amount, a discount or a price above {@code max-amount}. */
  static final String AMOUNT_TOO_LARGE = "amount-too-large";

  /** Above {@code max-quantity}. */
  static final String QUANTITY_TOO_LARGE = "quantity-too-large";

  static final int LONGEST_TEXT = 1000;

  private Reasons() {}
}
