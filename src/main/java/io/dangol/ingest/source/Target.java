package io.dangol.ingest.source;

import io.dangol.ingest.file.Reasons;
import io.dangol.table.Field;
import java.util.Locale;

/**
 * One canonical column that a source may fill.
 *
 * @param key of the expression in the configuration
 * @param column of the canonical row
 */
record Target(String key, String column, ValueType type, boolean isRequired) {

  /** The type that the value of an expression is converted to, and the reason if that fails. */
  enum ValueType {
    TEXT("string", Reasons.TOO_LONG),
    /** An id in its {@link PlainForm}; empty if it has no visible character. */
    ACCOUNT("string", Reasons.TOO_LONG),
    PURPOSE("string", Reasons.UNKNOWN_PURPOSE),
    /** The channel of a consent, which may be all channels; the channel of a message is text. */
    CHANNEL("string", Reasons.UNKNOWN_CHANNEL),
    EVENT_TYPE("string", Reasons.UNKNOWN_EVENT_TYPE),
    MONEY("decimal(18,2)", Reasons.BAD_NUMBER),
    QUANTITY("decimal(18,3)", Reasons.BAD_NUMBER),
    RATE("decimal(18,10)", Reasons.BAD_NUMBER),
    CURRENCY("string", Reasons.UNKNOWN_CURRENCY),
    TIME("timestamp", Reasons.BAD_TIME),
    DATE("date", Reasons.BAD_DATE),
    FLAG("boolean", Reasons.BAD_FLAG);

    private final String sql;
    private final String reason;

    ValueType(String sql, String reason) {
      this.sql = sql;
      this.reason = reason;
    }

    String sql() {
      return sql;
    }

    /** Whether the value of the expression is read as a text, whatever its type. */
    boolean isText() {
      return switch (this) {
        case TEXT, ACCOUNT, PURPOSE, CHANNEL, EVENT_TYPE -> true;
        case MONEY, QUANTITY, RATE, CURRENCY, TIME, DATE, FLAG -> false;
      };
    }

    boolean isNumber() {
      return this == MONEY || this == QUANTITY || this == RATE;
    }

    String reason() {
      return reason;
    }
  }

  static Target required(Field column, ValueType type) {
    return new Target(key(column), column.name(), type, true);
  }

  static Target optional(Field column, ValueType type) {
    return new Target(key(column), column.name(), type, false);
  }

  /** The same under another key. */
  Target as(String otherKey) {
    return new Target(otherKey, column, type, isRequired);
  }

  private static String key(Field column) {
    return column.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
