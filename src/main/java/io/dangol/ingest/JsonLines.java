package io.dangol.ingest;

import io.dangol.ingest.Lines.Line;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The records of a text with one JSON object a line; a line of blanks is none. */
final class JsonLines implements TextRecords {
  private final Lines lines;
  private final JsonObjects objects;

  JsonLines(Lines lines, JsonObjects objects) {
    this.lines = lines;
    this.objects = objects;
  }

  @Override
  public Optional<TextRecord> next() throws IOException {
    Optional<Line> line = lines.nextFilled();
    while (line.isPresent() && line.get().text().isBlank()) {
      line = lines.nextFilled();
    }
    return line.map(found -> record(objects, "line", found.number(), found.text()));
  }

  /**
   * A text as a record, if it is one object.
   *
   * @param place what the position is the number of
   */
  static TextRecord record(JsonObjects objects, String place, long position, String text) {
    return objects
        .fault(text)
        .map(fault -> TextRecord.unreadable(position, text, place + " " + position + " " + fault))
        .orElseGet(() -> TextRecord.of(position, text, List.of()));
  }
}
