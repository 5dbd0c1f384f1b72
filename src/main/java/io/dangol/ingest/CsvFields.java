package io.dangol.ingest;

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
    /** A quote is still open: the record goes on in the next line. */
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
    int at = 0;
    while (true) {
      int end;
      if (at < record.length() && layout.quote() != 0 && record.charAt(at) == layout.quote()) {
        StringBuilder value = new StringBuilder();
        end = quoted(record, at + 1, layout, value);
        if (end < 0) {
          return new CsvFields(State.OPEN, List.of());
        }
        values.add(value.toString());
      } else {
        end = record.indexOf(layout.delimiter(), at);
        end = end < 0 ? record.length() : end;
        values.add(record.substring(at, end));
      }
      if (end == record.length()) {
        return new CsvFields(State.COMPLETE, values);
      }
      if (record.charAt(end) != layout.delimiter()) {
        return new CsvFields(State.MALFORMED, List.of());
      }
      at = end + 1;
    }
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
