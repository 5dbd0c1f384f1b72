package io.dangol.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The records of a CSV text as RFC 4180 has them: a quoted cell may hold commas, line breaks and
 * doubled quotes. Cells are divided by semicolons if the first line has semicolons and no comma.
 * Lines without text are skipped.
 */
final class CsvLines {

  /**
   * One record.
   *
   * @param line at which it begins, from 1
   * @param cells without surrounding blanks
   */
  record CsvLine(int line, List<String> cells) {
    CsvLine {
      cells = List.copyOf(cells);
    }

    /** The cell at an index; empty if the record is shorter. */
    String cell(int index) {
      return index < cells.size() ? cells.get(index) : "";
    }
  }

  private static final char QUOTE = '"';

  private final String text;
  private final char delimiter;
  private final List<CsvLine> lines = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private int at;
  private int line = 1;

  private CsvLines(String text) {
    this.text = text;
    String first = text.lines().findFirst().orElse("");
    this.delimiter = first.contains(";") && !first.contains(",") ? ';' : ',';
  }

  /** The records of a text, which may begin with a byte order mark. */
  static List<CsvLine> of(String text) {
    CsvLines csv = new CsvLines(text.startsWith("\uFEFF") ? text.substring(1) : text);
    while (csv.at < csv.text.length()) {
      csv.record();
    }
    return List.copyOf(csv.lines);
  }

  private void record() {
    int begin = line;
    boolean isOpen = true;
    while (isOpen) {
      cells.add((isAt(QUOTE) ? quoted() : plain()).strip());
      isOpen = isAt(delimiter);
      at++;
    }
    line++;
    if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
      lines.add(new CsvLine(begin, cells));
    }
    cells = new ArrayList<>();
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /** Up to the next delimiter or the end of the line. */
  private String plain() {
    int from = at;
    while (at < text.length() && !isAt(delimiter) && !isAt('\n')) {
      at++;
    }
    return text.substring(from, at);
  }

  /** Up to the closing quote; what follows it belongs to the cell. */
  private String quoted() {
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      if (isAt(QUOTE)) {
        at++;
        if (!isAt(QUOTE)) {
          return cell.append(plain()).toString();
        }
      }
      line += isAt('\n') ? 1 : 0;
      cell.append(text.charAt(at));
      at++;
    }
    return cell.toString();
  }
}
