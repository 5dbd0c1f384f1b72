package io.dangol.ingest;

import io.dangol.ingest.CsvFields.State;
import io.dangol.ingest.Lines.Line;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The records of a CSV text, one after the other; empty lines are none.
 *
 * <p>A stray quote costs its own line only: where an opened quote is never closed, or closes lines
 * later in a record that has not as many fields as expected, its line is unreadable and reading
 * goes on with the next one.
 */
final class CsvRecords {

  /** A quote that is open for longer is taken for a stray one. */
  static final int LONGEST_RECORD_LINES = 500;

  private final Lines lines;
  private final CsvLayout layout;
  private OptionalInt width = OptionalInt.empty();

  CsvRecords(Reader text, CsvLayout layout) {
    this.lines = new Lines(text);
    this.layout = layout;
  }

  /** From now on a record over several lines must have so many fields. */
  void expect(int fields) {
    width = OptionalInt.of(fields);
  }

  /** The next record; empty at the end of the text. */
  Optional<TextRecord> next() throws IOException {
    Optional<Line> first = nextLine();
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

  private Optional<Line> nextLine() throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().text().isEmpty()) {
      line = lines.next();
    }
    return line;
  }

  /** Adds lines until the open quote closes. */
  private TextRecord continued(Line first) throws IOException {
    List<Line> added = new ArrayList<>();
    StringBuilder payload = new StringBuilder(first.text());
    String lineBreak = first.end();
    while (added.size() < LONGEST_RECORD_LINES) {
      Optional<Line> next = lines.next();
      if (next.isEmpty()) {
        break;
      }
      Line line = next.get();
      added.add(line);
      payload.append(lineBreak).append(line.text());
      lineBreak = line.end();
      if (line.text().indexOf(layout.quote()) >= 0) {
        CsvFields fields = CsvFields.split(payload.toString(), layout);
        if (fields.state() == State.COMPLETE && isExpected(fields)) {
          return record(first, payload.toString(), fields);
        }
        if (fields.state() != State.OPEN) {
          break;
        }
      }
    }
    lines.giveBack(added);
    return new TextRecord(first.number(), first.text(), false, List.of());
  }

  private boolean isExpected(CsvFields fields) {
    return width.isEmpty() || width.getAsInt() == fields.values().size();
  }

  private static TextRecord record(Line first, String payload, CsvFields fields) {
    return new TextRecord(
        first.number(), payload, fields.state() == State.COMPLETE, fields.values());
  }
}
