package io.dangol.ingest.file;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Lines of a text with their numbers and with the characters that ended each. */
final class Lines {

  /** A longer line means that the file is of another kind. */
  static final int LONGEST_LINE = 10_000_000;

  static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * One line.
   *
   * @param number from 1
   * @param end the line break as in the text; empty at the end of the text
   */
  record Line(long number, String text, String end) {}

  private final Reader text;
  private final char[] buffer = new char[1 << 16];
  private final Deque<Line> returned = new ArrayDeque<>();
  private int at;
  private int limit;
  private long number;

  Lines(Reader text) {
    this.text = text;
  }

  /** The next line, without a byte order mark; empty at the end of the text. */
  Optional<Line> next() throws IOException {
    if (!returned.isEmpty()) {
      return Optional.of(returned.removeFirst());
    }
    if (!fill()) {
      return Optional.empty();
    }
    number++;
    if (number == 1 && buffer[at] == BYTE_ORDER_MARK) {
      at++;
    }
    StringBuilder line = new StringBuilder();
    while (fill()) {
      int end = lineEnd();
      line.append(buffer, at, end - at);
      at = end;
      if (line.length() > LONGEST_LINE) {
        throw new BrokenFile("has a line of more than 10,000,000 characters", "check the format");
      }
      if (end < limit) {
        return Optional.of(new Line(number, line.toString(), lineBreak()));
      }
    }
    return Optional.of(new Line(number, line.toString(), ""));
  }

  /** Skips lines, whatever their content. */
  void skip(int count) throws IOException {
    for (int i = 0; i < count && next().isPresent(); i++) {
      // What is in the line does not matter.
    }
  }

  /** Gives lines back, to be read again in this order. */
  void giveBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      returned.addFirst(lines.get(i));
    }
  }

  /** The next line that is not empty; empty at the end of the text. */
  Optional<Line> nextFilled() throws IOException {
    Optional<Line> line = next();
    while (line.isPresent() && line.get().text().isEmpty()) {
      line = next();
    }
    return line;
  }

  /** The index of the next line break in the buffer, or its limit. */
  private int lineEnd() {
    int end = at;
    while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
      end++;
    }
    return end;
  }

  private String lineBreak() throws IOException {
    if (buffer[at++] == '\n') {
      return "\n";
    }
    if (fill() && buffer[at] == '\n') {
      at++;
      return "\r\n";
    }
    return "\r";
  }

  private boolean fill() throws IOException {
    while (at == limit) {
      limit = text.read(buffer);
      at = 0;
      if (limit < 0) {
        limit = 0;
        return false;
      }
    }
    return true;
  }
}
