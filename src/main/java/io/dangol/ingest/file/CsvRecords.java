package io.dangol.ingest.file;

import io.dangol.ingest.file.CsvFields.State;
import io.dangol.ingest.file.Lines.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The records of a CSV text, one after the other; empty lines are skipped.
 *
 * <p>A stray quote costs only its own line. If an opened quote is never closed, or closes lines
 * later in a record with an unexpected number of fields, its line is unreadable and reading
 * continues with the next line.
 */
final class CsvRecords implements TextRecords {

  /** A quote that is open for more lines counts as a stray quote. */
  static final int LONGEST_RECORD_LINES = 500;

  /** The same for a quote that would make a record of more characters. */
  static final int LONGEST_RECORD = 1 << 24;

  private final Lines lines;
  private final CsvLayout layout;
  private Predicate<List<String>> isExpected = fields -> true;

  CsvRecords(Lines lines, CsvLayout layout) {
    this.lines = lines;
    this.layout = layout;
  }

  /** Sets what the fields of a record over several lines must fulfil from now on. */
  void expect(Predicate<List<String>> fields) {
    isExpected = fields;
  }

  @Override
  public Optional<TextRecord> next() throws IOException {
    Optional<Line> first = lines.nextFilled();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Line line = first.get();
    CsvFields fields = CsvFields.split(line.text(), layout);
    if (fields.state() == State.OPEN) {
      return Optional.of(continued(line));
    }
    return Optional.of(record(line, line.text(), fields));
  }

  /** Adds lines until the open quote closes. */
  private TextRecord continued(Line first) throws IOException {
    List<Line> added = new ArrayList<>();
    StringBuilder payload = new StringBuilder(first.text());
    String lineBreak = first.end();
    while (added.size() < LONGEST_RECORD_LINES && payload.length() < LONGEST_RECORD) {
      Line line = lines.next().orElse(null);
      if (line == null) {
        break;
      }
      added.add(line);
      payload.append(lineBreak).append(line.text());
      lineBreak = line.end();
      if (line.text().indexOf(layout.quote()) >= 0) {
        CsvFields fields = CsvFields.split(payload.toString(), layout);
        if (fields.state() == State.COMPLETE && isExpected.test(fields.values())) {
          return record(first, payload.toString(), fields);
        }
        if (fields.state() != State.OPEN) {
          break;
        }
      }
    }
    lines.giveBack(added);
    return unclosed(first);
  }

  private static TextRecord unclosed(Line line) {
    return TextRecord.unreadable(
        line.number(),
        line.text(),
        "in line "
            + line.number()
            + " a quote opens a field and does not close it: set quote and escape, or quote = none");
  }

  private static TextRecord record(Line first, String payload, CsvFields fields) {
    return fields.state() == State.COMPLETE
        ? TextRecord.of(first.number(), payload, fields.values())
        : TextRecord.unreadable(
            first.number(),
            payload,
            "in line "
                + first.number()
                + " something follows a closing quote: set quote and escape, or quote = none");
  }
}
