package io.dangol.ingest.file;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Optional;

/**
 * The elements of a text that is one JSON array, over any number of lines, read one by one. An
 * element that is no object is unreadable; an array that does not end, or text after it, makes a
 * {@link BrokenFile}.
 */
final class JsonArray implements TextRecords {
  private static final int END = -1;
  private static final int LONGEST_BEGINNING = 1 << 12;

  private final Reader text;
  private final JsonObjects objects;
  private final JsonKeys keys = new JsonKeys();
  private final char[] buffer = new char[1 << 16];
  private int at;
  private int limit;
  private long number;
  private boolean isBegun;
  private boolean isEnded;

  JsonArray(Reader text, JsonObjects objects) {
    this.text = text;
    this.objects = objects;
  }

  /** The records of a JSON text: elements if it begins with a bracket, else lines. */
  static TextRecords orLines(Reader text, JsonObjects objects) throws IOException {
    PushbackReader whole = new PushbackReader(text, LONGEST_BEGINNING);
    StringBuilder beginning = new StringBuilder();
    int c;
    do {
      c = whole.read();
      if (c != END) {
        beginning.append((char) c);
      }
    } while (beginning.length() < LONGEST_BEGINNING
        && (Character.isWhitespace(c) || c == Lines.BYTE_ORDER_MARK));
    whole.unread(beginning.toString().toCharArray());
    return c == '[' ? new JsonArray(whole, objects) : new JsonLines(new Lines(whole), objects);
  }

  @Override
  public boolean mayBeEmpty() {
    return true;
  }

  @Override
  public Optional<TextRecord> next() throws IOException {
    if (!isBegun) {
      while (read() != '[') {
        // A byte order mark and blanks may come before it.
      }
      isBegun = true;
    }
    while (!isEnded) {
      String element = element();
      if (!element.isEmpty()) {
        number++;
        return Optional.of(JsonLines.record(objects, "element", number, element, keys));
      }
    }
    requireNothing();
    keys.require(objects);
    return Optional.empty();
  }

  /** The text up to the comma or the bracket that ends the element. */
  private String element() throws IOException {
    StringBuilder element = new StringBuilder();
    int depth = 0;
    boolean isQuoted = false;
    boolean isEscaped = false;
    while (true) {
      int c = read();
      if (c == END) {
        throw new BrokenFile("is cut off: its JSON array does not end", "deliver it again");
      }
      if (isQuoted && c == '\\') {
        isEscaped = !isEscaped;
      } else if (isQuoted) {
        isQuoted = c != '"' || isEscaped;
        isEscaped = false;
      } else if (c == '"') {
        isQuoted = true;
      } else if (depth == 0 && (c == ',' || c == ']')) {
        isEnded = c == ']';
        return element.toString().strip();
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth = Math.max(0, depth - 1);
      }
      element.append((char) c);
      if (element.length() > CsvRecords.LONGEST_RECORD) {
        throw new BrokenFile(
            "has an element of more than 16 million characters in its JSON array, or one that does not end",
            "deliver it again");
      }
    }
  }

  private void requireNothing() throws IOException {
    for (int c = read(); c != END; c = read()) {
      if (!Character.isWhitespace(c)) {
        throw new BrokenFile(
            "goes on behind the end of its JSON array",
            "deliver one array, or one object on each line");
      }
    }
  }

  private int read() throws IOException {
    while (at == limit) {
      limit = text.read(buffer);
      at = 0;
      if (limit < 0) {
        limit = 0;
        return END;
      }
    }
    return buffer[at++];
  }
}
