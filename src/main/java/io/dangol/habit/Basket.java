package io.dangol.habit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A purchase of a customer.
 *
 * @param day days since 1970-01-01
 * @param daypart word of the part of the day
 * @param dayType word of the type of day
 * @param channel empty where it is not known
 * @param subjects numbers of what was bought ({@link Subjects}), each once
 */
record Basket(int day, String daypart, String dayType, String channel, List<Long> subjects) {

  Basket {
    subjects = List.copyOf(subjects);
  }

  /** The longest patterns: one of any item, and one for each subject. */
  List<Pattern> cells() {
    List<Pattern> cells = new ArrayList<>();
    cells.add(new Pattern(0, daypart, dayType, channel));
    subjects.forEach(subject -> cells.add(new Pattern(subject, daypart, dayType, channel)));
    return cells;
  }

  /** All patterns that it follows, each once. */
  Set<Pattern> patterns() {
    Set<Pattern> patterns = new LinkedHashSet<>();
    cells().forEach(cell -> patterns.addAll(cell.withShorter()));
    return patterns;
  }

  /** Whether it follows a pattern. */
  boolean follows(Pattern pattern) {
    return (pattern.subject() == 0 || subjects.contains(pattern.subject()))
        && (pattern.daypart().isEmpty() || pattern.daypart().equals(daypart))
        && (pattern.dayType().isEmpty() || pattern.dayType().equals(dayType))
        && (pattern.channel().isEmpty() || pattern.channel().equals(channel));
  }
}
