package io.dangol.ingest;

import io.dangol.ingest.Lines.Line;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The records of a text with one JSON object a line; a line of blanks is none. */
final class JsonLines implements TextRecords {
  private final Lines lines;

  JsonLines(Lines lines) {
    this.lines = lines;
  }

  @Override
  public Optional<TextRecord> next() throws IOException {
    Optional<Line> line = lines.nextFilled();
    while (line.isPresent() && line.get().text().isBlank()) {
      line = lines.nextFilled();
    }
    return line.map(found -> record("line", found.number(), found.text()));
  }

  /**
   * A text as a record, if it is one object.
   *
   * @param place what the position is the number of
   */
  static TextRecord record(String place, long position, String text) {
    return JsonObjects.fault(text)
        .map(
            fault ->
                TextRecord.unreadable(
                    position,
                    text,
                    place
                        + " "
                        + position
                        + " "
                        + fault
                        + ": write each object on a line of its own (jq -c . FILE does), or all as one array"))
        .orElseGet(() -> TextRecord.of(position, text, List.of()));
  }
}
