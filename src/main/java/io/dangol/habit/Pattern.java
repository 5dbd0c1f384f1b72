package io.dangol.habit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What baskets may have in common: an item or category, the part of the day, the type of day, the
 * channel, or several of these.
 *
 * @param subject number of a category or item ({@link Subjects}); 0 for any
 * @param daypart word of the part of the day; empty for any
 * @param dayType word of the type of day; empty for any
 * @param channel empty for any
 */
record Pattern(long subject, String daypart, String dayType, String channel)
    implements Comparable<Pattern> {

  /** What all baskets follow. */
  static final Pattern ANY = new Pattern(0, "", "", "");

  /** Longer ones first, then by their parts. */
  private static final Comparator<Pattern> ORDER =
      Comparator.comparingInt(Pattern::length)
          .reversed()
          .thenComparingLong(Pattern::subject)
          .thenComparing(Pattern::daypart)
          .thenComparing(Pattern::dayType)
          .thenComparing(Pattern::channel);

  /**
   * The pattern and all that follow from it by taking parts away, itself and {@link #ANY} with
   * them: 2^length.
   */
  List<Pattern> withShorter() {
    List<Pattern> patterns = new ArrayList<>(List.of(this));
    for (int part = 0; part < 4; part++) {
      for (Pattern known : List.copyOf(patterns)) {
        Pattern shorter = known.without(part);
        if (!shorter.equals(known)) {
          patterns.add(shorter);
        }
      }
    }
    return patterns;
  }

  /** The patterns that have one part less. */
  List<Pattern> shorterByOne() {
    List<Pattern> shorter = new ArrayList<>();
    for (int part = 0; part < 4; part++) {
      Pattern rest = without(part);
      if (!rest.equals(this)) {
        shorter.add(rest);
      }
    }
    return shorter;
  }

  /** The same without the n-th part, from 0; unchanged if it has none there. */
  private Pattern without(int part) {
    return switch (part) {
      case 0 -> new Pattern(0, daypart, dayType, channel);
      case 1 -> new Pattern(subject, "", dayType, channel);
      case 2 -> new Pattern(subject, daypart, "", channel);
      default -> new Pattern(subject, daypart, dayType, "");
    };
  }

  int length() {
    return (subject == 0 ? 0 : 1)
        + (daypart.isEmpty() ? 0 : 1)
        + (dayType.isEmpty() ? 0 : 1)
        + (channel.isEmpty() ? 0 : 1);
  }

  /** Whether all baskets of another, longer pattern follow this one. */
  boolean isPartOf(Pattern longer) {
    return length() < longer.length()
        && (subject == 0 || subject == longer.subject)
        && (daypart.isEmpty() || daypart.equals(longer.daypart))
        && (dayType.isEmpty() || dayType.equals(longer.dayType))
        && (channel.isEmpty() || channel.equals(longer.channel));
  }

  /** The names of its parts, as in {@code category + daypart}. */
  String kind() {
    List<String> parts = new ArrayList<>();
    if (subject != 0) {
      parts.add("category");
    }
    if (!daypart.isEmpty()) {
      parts.add("daypart");
    }
    if (!dayType.isEmpty()) {
      parts.add("day_type");
    }
    if (!channel.isEmpty()) {
      parts.add("channel");
    }
    return String.join(" + ", parts);
  }

  @Override
  public int compareTo(Pattern other) {
    return ORDER.compare(this, other);
  }
}
