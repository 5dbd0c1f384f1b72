package io.dangol.publish;

import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/**
 * Rows as CSV (RFC 4180): lines end with CR LF, quotes only where they are needed.
 *
 * <p>Null is an empty cell, an empty text a pair of quotes. In the form for spreadsheets, texts
 * that a spreadsheet would run as a formula or change are prefixed with an apostrophe, which marks
 * them as texts.
 */
final class CsvText {

  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n;\\t]|^\\s|\\s$|^$");

  private final CsvForm form;
  private final SpreadsheetText spreadsheet;

  CsvText(CsvForm form) {
    this.form = form;
    this.spreadsheet = new SpreadsheetText(Locale.forLanguageTag(form.locale()));
  }

  String header(List<Field> columns) {
    return line(columns.stream().map(Field::name).map(CsvText::quoted).toList());
  }

  String row(List<Field> columns, List<Optional<String>> cells) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      DataType type = columns.get(i).type();
      written.add(cells.get(i).map(value -> cell(value, type)).orElse(""));
    }
    return line(written);
  }

  private String cell(String value, DataType type) {
    if (type instanceof NumericType) {
      return value.replace('.', form.decimalSign());
    }
    boolean guarded =
        form.forSpreadsheets() && type.equals(DataTypes.StringType) && spreadsheet.isChanged(value);
    return quoted(guarded ? "'" + value : value);
  }

  private String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(String.valueOf(form.delimiter()))) + "\r\n";
  }

  private static String quoted(String cell) {
    return QUOTED.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
