package io.dangol.publish;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import org.apache.spark.sql.Row;

/**
 * Rows in the text format of PostgreSQL's COPY: a line a row, fields divided by tabs, null as
 * {@code \N}.
 *
 * <p>A zero character, which PostgreSQL cannot hold, becomes the replacement character U+FFFD.
 */
final class CopyText {

  private static final byte[] NULL = {'\\', 'N'};

  private byte[] bytes = new byte[1 << 16];
  private int length;

  /** Adds a row that begins with its release. */
  void add(long release, Row row) {
    ascii(Long.toString(release));
    for (int i = 0; i < row.length(); i++) {
      put('\t');
      field(row.get(i));
    }
    put('\n');
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  private void field(Object value) {
    if (value == null) {
      append(NULL);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof BigDecimal decimal) {
      ascii(decimal.toPlainString());
    } else if (value instanceof Date date) {
      ascii(date.toLocalDate().toString());
    } else if (value instanceof Timestamp timestamp) {
      ascii(timestamp.toInstant().toString());
    } else {
      ascii(value.toString());
    }
  }

  private void text(String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    reserve(raw.length * 3);
    for (byte b : raw) {
      switch (b) {
        case '\\' -> escaped('\\');
        case '\t' -> escaped('t');
        case '\n' -> escaped('n');
        case '\r' -> escaped('r');
        case 0 -> append("\uFFFD".getBytes(StandardCharsets.UTF_8));
        default -> bytes[length++] = b;
      }
    }
  }

  private void escaped(char letter) {
    put('\\');
    put(letter);
  }

  @SuppressWarnings("deprecation") // The only copy without an array of its own; ASCII by contract.
  private void ascii(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), bytes, length);
    length += text.length();
  }

  private void append(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void put(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
