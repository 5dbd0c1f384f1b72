package io.dangol.ingest.file;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one CSV record.
 *
 * @param state whether the text is a record
 * @param values the fields without quotes; meaningful only if complete
 */
record CsvFields(State state, List<String> values) {

  enum State {
    COMPLETE,
    /** A quote is still open: the record continues in the next line. */
    OPEN,
    /** Something other than a delimiter follows a closing quote. */
    MALFORMED
  }

  /**
   * Splits a record. A quote opens only at the start of a field; elsewhere it is a character like
   * any other.
   */
  static CsvFields split(String record, CsvLayout layout) {
    List<String> values = new ArrayList<>();
    boolean isByBlanks = layout.isDividedByBlanks();
    String delimiter = layout.delimiter();
    int at = isByBlanks ? blanksEnd(record, 0) : 0;
    int last = isByBlanks ? record.stripTrailing().length() : record.length();
    while (true) {
      int end;
      if (at < last && layout.quote() != 0 && record.charAt(at) == layout.quote()) {
        StringBuilder value = new StringBuilder();
        end = quoted(record, at + 1, layout, value);
        if (end < 0) {
          return new CsvFields(State.OPEN, List.of());
        }
        values.add(value.toString());
      } else {
        end = isByBlanks ? blanksBegin(record, at, last) : delimiterAt(record, at, delimiter);
        values.add(record.substring(at, end));
      }
      if (end >= last) {
        return new CsvFields(State.COMPLETE, values);
      }
      int next = isByBlanks ? blanksEnd(record, end) : end + delimiter.length();
      if (isByBlanks ? next == end : !record.startsWith(delimiter, end)) {
        return new CsvFields(State.MALFORMED, List.of());
      }
      at = next;
    }
  }

  /** The index of the next delimiter, or the end of the record. */
  private static int delimiterAt(String record, int from, String delimiter) {
    int at =
        delimiter.length() == 1
            ? record.indexOf(delimiter.charAt(0), from)
            : record.indexOf(delimiter, from);
    return at < 0 ? record.length() : at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static int blanksBegin(String record, int from, int last) {
    int at = from;
    while (at < last && !isBlank(record.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int blanksEnd(String record, int from) {
    int at = from;
    while (at < record.length() && isBlank(record.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Reads a quoted field into {@code value}; the index after its closing quote, -1 if open. */
  private static int quoted(String record, int from, CsvLayout layout, StringBuilder value) {
    int at = from;
    while (at < record.length()) {
      char c = record.charAt(at);
      boolean hasNext = at + 1 < record.length();
      if (c == layout.escape() && c != layout.quote() && hasNext) {
        value.append(record.charAt(at + 1));
        at += 2;
      } else if (c != layout.quote()) {
        value.append(c);
        at++;
      } else if (c == layout.escape() && hasNext && record.charAt(at + 1) == c) {
        value.append(c);
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }
}
