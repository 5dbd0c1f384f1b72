package io.dangol.app;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Text for a terminal. A title or a file's name may hold characters that would move the cursor,
 * colour the screen or turn the order of letters: they are shown by their number instead.
 */
final class Visible {

  private Visible() {}

  /** A value that is shown within one line. */
  static String of(String value) {
    StringBuilder text = new StringBuilder(value.length());
    value.chars().forEach(c -> show(text, (char) c));
    return text.toString();
  }

  /** A writer of lines: ends of lines and tabs stay. */
  static PrintWriter lines(OutputStream out) {
    return new PrintWriter(new Lines(new PrintWriter(out, true, Charset.defaultCharset())), true);
  }

  /** As JSON writes it, so that JSON stays what it is. */
  private static void show(StringBuilder text, char c) {
    if (acts(c)) {
      text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      text.append(c);
    }
  }

  private static boolean acts(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      // Joiners and the soft hyphen belong to words of some languages.
      case Character.FORMAT -> c != '\u200c' && c != '\u200d' && c != '\u00ad';
      default -> false;
    };
  }

  private static final class Lines extends FilterWriter {
    Lines(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      write(String.valueOf((char) c));
    }

    @Override
    public void write(char[] letters, int offset, int length) throws IOException {
      write(new String(letters, offset, length));
    }

    @Override
    public void write(String line, int offset, int length) throws IOException {
      write(line.substring(offset, offset + length));
    }

    @Override
    public void write(String line) throws IOException {
      StringBuilder text = new StringBuilder(line.length());
      for (int at = 0; at < line.length(); at++) {
        char c = line.charAt(at);
        if (c == '\n' || c == '\r' || c == '\t') {
          text.append(c);
        } else {
          show(text, c);
        }
      }
      out.write(text.toString());
    }
  }
}
