package io.dangol.ingest;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * How the fields of a CSV record are told apart.
 *
 * @param header whether the first record names the columns
 * @param quote encloses a field; 0 for none
 * @param escape makes the next character literal within quotes; the quote itself where quotes are
 *     doubled
 */
public record CsvLayout(boolean header, char delimiter, char quote, char escape)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Header, comma, double quotes that are doubled within a field (RFC 4180). */
  public static final CsvLayout STANDARD = new CsvLayout(true, ',', '"', '"');

  /** Reads {@code header, delimiter, quote} and {@code escape} of a source. */
  static CsvLayout read(Section source) {
    char quote = character(source, "quote", STANDARD.quote);
    return new CsvLayout(
        !source.has("header") || source.flag("header"),
        character(source, "delimiter", STANDARD.delimiter),
        quote,
        character(source, "escape", quote));
  }

  private static char character(Section source, String key, char otherwise) {
    if (!source.has(key)) {
      return otherwise;
    }
    String text = source.text(key);
    if (text.equals("none") && !key.equals("delimiter")) {
      return 0;
    }
    if (text.equals("tab")) {
      return '\t';
    }
    if (text.length() != 1) {
      source.problem(key, "must be one character, tab or none");
      return otherwise;
    }
    return text.charAt(0);
  }
}
