package io.dangol.ingest.file;

import io.dangol.ingest.file.Lines.Line;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The records of a text with one JSON object per line; blank lines are skipped. */
final class JsonLines implements TextRecords {
  private final Lines lines;
  private final JsonObjects objects;
  private final JsonKeys keys = new JsonKeys();

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
    if (line.isEmpty()) {
      keys.require(objects);
    }
    return line.map(found -> record(objects, "line", found.number(), found.text(), keys));
  }

  /**
   * A text as a record, if it is one object.
   *
   * @param unit the unit that the position counts, line or element
   * @param keys gets the object's own keys
   */
  static TextRecord record(
      JsonObjects objects, String unit, long position, String text, Consumer<String> keys) {
    return objects
        .fault(text, keys)
        .map(fault -> TextRecord.unreadable(position, text, unit + " " + position + " " + fault))
        .orElseGet(() -> TextRecord.of(position, text, List.of()));
  }
}
