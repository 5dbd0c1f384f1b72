package io.dangol.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that a mistyped one probably means. */
public final class EditDistance {

  private record Near(String word, int distance) {}

  private EditDistance() {}

  /**
   * The nearest word within a distance of a third of the letters, at least one and at most three;
   * the alphabet decides ties.
   */
  public static Optional<String> nearest(String typed, Collection<String> words) {
    int limit = Math.min(3, Math.max(1, typed.length() / 3));
    var distance = LevenshteinDistance.getDefaultInstance();
    return words.stream()
        .map(word -> new Near(word, distance.apply(typed, word)))
        .filter(near -> near.distance() <= limit)
        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
        .map(Near::word);
  }
}
