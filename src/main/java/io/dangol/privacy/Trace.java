package io.dangol.privacy;

import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Privacy;
import io.dangol.table.Table;
import java.util.Optional;

/** How the rows of a customer are found in a table of the lake; follows from its columns. */
public enum Trace {
  /** By {@code customer_id}. */
  CUSTOMER,
  /** By {@code account_key}. */
  ACCOUNT,
  /** By account ids in its texts. */
  TEXT,
  /** Not at all: the table says nothing about one person. */
  NONE;

  /** The column to join with, if there is one. */
  public Optional<Field> key() {
    return switch (this) {
      case CUSTOMER -> Optional.of(Columns.CUSTOMER_ID);
      case ACCOUNT -> Optional.of(Columns.ACCOUNT_KEY);
      case TEXT, NONE -> Optional.empty();
    };
  }

  /**
   * How customers are found in the table.
   *
   * @throws IllegalArgumentException if it leads to a person and nothing says to whom
   */
  public static Trace in(Table table) {
    if (has(table, Columns.CUSTOMER_ID)) {
      return CUSTOMER;
    }
    if (has(table, Columns.ACCOUNT_KEY)) {
      return ACCOUNT;
    }
    if (table.columns().stream().anyMatch(field -> field.privacy() == Privacy.PERSONAL)) {
      return TEXT;
    }
    if (table.columns().stream().anyMatch(field -> field.privacy() != Privacy.NONE)) {
      throw new IllegalArgumentException(table + " leads to a person without a key of the person");
    }
    return NONE;
  }

  /** By name: {@code silver.events} declares an account key of its own, which may be null. */
  private static boolean has(Table table, Field field) {
    return table.columnNames().contains(field.name());
  }
}
