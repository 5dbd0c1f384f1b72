package io.dangol.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was meant by a mistyped one. */
public final class EditDistance {

  private record Near(String word, int distance) {}

  private EditDistance() {}

  /**
   * The nearest word within a third of the letters (at least one, at most three); ties by alphabet.
   */
  public static Optional<String> nearest(String typed, Collection<String> words) {
    int limit = Math.min(3, Math.max(1, typed.length() / 3));
    return words.stream()
        .map(word -> new Near(word, between(typed, word)))
        .filter(near -> near.distance() <= limit)
        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
        .map(Near::word);
  }

  /** Levenshtein's distance: insertions, deletions and replacements of one letter. */
  static int between(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
      }
      before = row;
    }
    return before[b.length()];
  }
}
