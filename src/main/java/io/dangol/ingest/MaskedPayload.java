package io.dangol.ingest;

import java.util.Locale;

/**
 * A rejected record as people may see it: its structure without its values.
 *
 * <p>A letter is shown as x or X and a digit as 9; other printable ASCII characters, such as
 * delimiters, quotes, brackets and spaces, are kept. A tab and line breaks are shown as {@code \t},
 * {@code \n} and {@code \r}. Anything else is a question mark, so that no character can control a
 * terminal.
 */
final class MaskedPayload {
  /** Of a longer record only the beginning is shown. */
  static final int LONGEST_SHOWN = 160;

  private MaskedPayload() {}

  /**
   * The masked beginning of a payload.
   *
   * @param beginning of the payload; no more than {@value #LONGEST_SHOWN} characters of it are
   *     shown
   * @param length of the whole payload in characters
   */
  static String of(String beginning, long length) {
    StringBuilder masked = new StringBuilder();
    beginning.codePoints().limit(LONGEST_SHOWN).forEach(c -> masked.append(masked(c)));
    if (length > LONGEST_SHOWN) {
      masked.append(String.format(Locale.ROOT, " ... (%,d characters)", length));
    }
    return masked.toString();
  }

  private static String masked(int character) {
    if (Character.isUpperCase(character)) {
      return "X";
    }
    if (Character.isLetter(character)) {
      return "x";
    }
    if (Character.isDigit(character)) {
      return "9";
    }
    return switch (character) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> character >= ' ' && character < 0x7f ? Character.toString(character) : "?";
    };
  }
}
