package io.dangol.privacy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds account ids in texts.
 *
 * <p>A text holds an id if it has it as a word of its own, in lower or upper case: before and after
 * it the text ends or has a character that belongs to no word. Letters, digits and {@code . _ @ +
 * -} belong to one: {@code 17} is in {@code a;17;b} and not in {@code 17.50} or {@code 2011-12-17}.
 */
final class IdWords implements Serializable {
  private static final long serialVersionUID = 1L;

  /** An id without any word is looked for everywhere. */
  private static final String NO_WORD = "";

  private final Map<String, List<String>> byFirstWord = new HashMap<>();

  IdWords(Collection<String> ids) {
    for (String id : ids) {
      byFirstWord
          .computeIfAbsent(firstWord(id), word -> new ArrayList<>())
          .add(id.toLowerCase(Locale.ROOT));
    }
  }

  /** The word by which an id is looked for, in lower case; empty for an id without any. */
  static String firstWord(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    int from = wordFrom(lower, 0);
    return lower.substring(from, wordEnd(lower, from));
  }

  /** All words of a text, in lower case, and the empty one. */
  static Set<String> wordsOf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Set<String> words = new HashSet<>(Set.of(NO_WORD));
    for (int from = wordFrom(lower, 0); from < lower.length(); ) {
      int end = wordEnd(lower, from);
      words.add(lower.substring(from, end));
      from = wordFrom(lower, end);
    }
    return words;
  }

  /** Whether the text holds any of the ids. */
  boolean areIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (byFirstWord.getOrDefault(NO_WORD, List.of()).stream().anyMatch(lower::contains)) {
      return true;
    }
    for (int from = wordFrom(lower, 0); from < lower.length(); ) {
      int end = wordEnd(lower, from);
      for (String id : byFirstWord.getOrDefault(lower.substring(from, end), List.of())) {
        int start = from - wordFrom(id, 0);
        if (lower.startsWith(id, start) && isEnd(lower, start + id.length())) {
          return true;
        }
      }
      from = wordFrom(lower, end);
    }
    return false;
  }

  /** Whether no word goes on at this place. */
  private static boolean isEnd(String text, int place) {
    return place == text.length()
        || !isOfWord(text.charAt(place))
        || !isOfWord(text.charAt(place - 1));
  }

  private static int wordFrom(String text, int place) {
    int from = place;
    while (from < text.length() && !isOfWord(text.charAt(from))) {
      from++;
    }
    return from;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfWord(char character) {
    return Character.isLetterOrDigit(character)
        || Character.isSurrogate(character)
        || "._@+-".indexOf(character) >= 0;
  }
}
