package io.dangol.publish;

import io.dangol.table.Field;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;

/**
 * Rows as CSV (RFC 4180): commas, lines end with CR LF, quotes only where they are needed.
 *
 * <p>Null is an empty cell, an empty text a pair of quotes.
 *
 * @param forSpreadsheets whether texts that a spreadsheet would run as a formula, or would change
 *     as a number, get an apostrophe before them, which says that they are texts
 */
record CsvText(boolean forSpreadsheets) {

  /** What OWASP lists under CSV injection. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

  /** Leading zeros go, digits after the 15th become zeros, 12E5 becomes 1200000. */
  private static final Pattern CHANGED = Pattern.compile("0\\d+|\\d{16,}|\\d+(\\.\\d+)?[eE]\\d+");

  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n;\\t]|^\\s|\\s$|^$");

  String header(List<Field> columns) {
    return line(columns.stream().map(Field::name).toList());
  }

  String row(List<Field> columns, List<Optional<String>> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      boolean text = columns.get(i).type().equals(DataTypes.StringType);
      line.append(i == 0 ? "" : ",").append(cells.get(i).map(c -> cell(c, text)).orElse(""));
    }
    return line.append("\r\n").toString();
  }

  private String cell(String value, boolean text) {
    boolean guarded =
        forSpreadsheets
            && text
            && (FORMULA.matcher(value).matches() || CHANGED.matcher(value).matches());
    return quoted(guarded ? "'" + value : value);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvText::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String quoted(String cell) {
    return QUOTED.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
