package io.dangol.privacy.access;

/** Parts of a page; every text in it is escaped. */
final class Html {

  private Html() {}

  /** A text that no browser takes for anything else. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isPrintable(character) ? character : '\uFFFD');
              }
            });
    return escaped.toString();
  }

  /** An element with a text. */
  static String element(String name, String text) {
    return "<%1$s>%2$s</%1$s>".formatted(name, text(text));
  }

  /** An element with a sentence in both languages. */
  static String element(String name, Sentence sentence) {
    return "<%1$s>%2$s <span lang=\"ko\">%3$s</span></%1$s>%n"
        .formatted(name, text(sentence.english()), text(sentence.korean()));
  }

  /** HTML may not hold control characters but these, nor halves of characters. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> "\t\n\r".indexOf(character) >= 0;
      case Character.SURROGATE -> false;
      default -> true;
    };
  }
}
