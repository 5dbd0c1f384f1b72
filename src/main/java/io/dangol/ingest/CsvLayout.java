package io.dangol.ingest;

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
}
