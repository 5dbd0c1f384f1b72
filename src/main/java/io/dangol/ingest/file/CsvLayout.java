package io.dangol.ingest.file;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * How the fields of a CSV record are separated.
 *
 * @param delimiter one character or several; {@link #BLANKS} for a run of blanks
 * @param quote encloses a field; 0 for none
 * @param escape makes the next character literal within quotes; the quote itself if quotes are
 *     doubled
 */
public record CsvLayout(Header header, String delimiter, char quote, char escape)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Which record names the columns. */
  public enum Header {
    FIRST_RECORD,
    /** The first record that has the names of all needed columns. */
    FOUND,
    NONE
  }

  /** Any number of spaces and tabs; at the beginning and the end of a line they are ignored. */
  static final String BLANKS = "blanks";

  /** Header, comma, double quotes that are doubled within a field (RFC 4180). */
  public static final CsvLayout STANDARD = new CsvLayout(Header.FIRST_RECORD, ",", '"', '"');

  /** Reads {@code header, delimiter, quote} and {@code escape} of a source. */
  public static CsvLayout read(Section source) {
    char quote = character(source, "quote", STANDARD.quote);
    return new CsvLayout(
        header(source), delimiter(source), quote, character(source, "escape", quote));
  }

  public boolean hasHeader() {
    return header != Header.NONE;
  }

  boolean isDividedByBlanks() {
    return delimiter.equals(BLANKS);
  }

  private static Header header(Section source) {
    if (!source.has("header")) {
      return Header.FIRST_RECORD;
    }
    return switch (source.text("header")) {
      case "true" -> Header.FIRST_RECORD;
      case "find" -> Header.FOUND;
      case "false" -> Header.NONE;
      default -> {
        source.problem("header", "must be true, false or find");
        yield Header.FIRST_RECORD;
      }
    };
  }

  private static String delimiter(Section source) {
    if (!source.has("delimiter")) {
      return STANDARD.delimiter;
    }
    String text = source.text("delimiter");
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      source.problem("delimiter", "must not hold a line break");
    }
    return text.equals("tab") ? "\t" : text;
  }

  private static char character(Section source, String key, char otherwise) {
    if (!source.has(key)) {
      return otherwise;
    }
    String text = source.text(key);
    if (text.equals("none")) {
      return 0;
    }
    if (text.length() != 1) {
      source.problem(key, "must be one character, or none");
      return otherwise;
    }
    return text.charAt(0);
  }
}
