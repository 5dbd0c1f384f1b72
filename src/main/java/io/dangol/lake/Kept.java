package io.dangol.lake;

import io.dangol.table.Table;
import io.dangol.table.Tables;

/** How long the rows of a table stay, unless people are erased. */
public enum Kept {
  /** Those of the newest as-of dates, and of releases that can still be shown. */
  NEWEST_DATES,
  /** A number of days. */
  DAYS,
  /** Nothing removes them but a person. */
  UNTIL_REMOVED;

  /** What {@code maintain} does with the rows of a table. */
  public static Kept of(Table table) {
    if (table.layer().equals("gold")) {
      return NEWEST_DATES;
    }
    return table.equals(Tables.REJECTED_EVENTS) ? DAYS : UNTIL_REMOVED;
  }
}
