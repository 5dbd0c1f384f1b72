package io.dangol.recommend.rank;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words that describe an item: those of its title, its category and its brand. */
final class ContentWords {

  /** Shorter words of an alphabet say little: "of", "xl". */
  private static final int SHORTEST = 3;

  /** Scripts in which one sign may be a word. */
  private static final Set<UnicodeScript> DENSE =
      EnumSet.of(
          UnicodeScript.HANGUL, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private static final String LEVEL = " > ";
  private static final Pattern LETTERS = Pattern.compile("\\p{L}+");

  private ContentWords() {}

  /**
   * The words in the order of the text, repeated where it repeats them. A category gives a word for
   * each of its levels, a brand one.
   */
  static List<String> of(
      Optional<String> title, Optional<String> category, Optional<String> brand) {
    List<String> words = new ArrayList<>();
    title.ifPresent(
        text ->
            LETTERS
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(ContentWords::isLongEnough)
                .forEach(words::add));
    category.ifPresent(path -> addLevels(path, words));
    brand.ifPresent(name -> words.add("brand:" + name));
    return words;
  }

  private static boolean isLongEnough(String word) {
    return word.length() >= SHORTEST || DENSE.contains(UnicodeScript.of(word.codePointAt(0)));
  }

  private static void addLevels(String path, List<String> words) {
    for (int end = path.indexOf(LEVEL); end >= 0; end = path.indexOf(LEVEL, end + 1)) {
      words.add("category:" + path.substring(0, end));
    }
    words.add("category:" + path);
  }
}
