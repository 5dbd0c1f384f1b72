package io.dangol.segment;

import static java.util.Comparator.comparingDouble;

import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The typical customer of a group: medians over its members, in the units of the habits.
 *
 * @param frequency days with a purchase; events in a shop that logs no purchases
 * @param monetary empty where the shop logs no amounts
 */
record Portrait(
    long customers,
    double recencyDays,
    double frequency,
    OptionalDouble monetary,
    double distinctItems,
    double recentEvents) {

  /** The most valuable group first: by money, then frequency, recency and size. */
  static final Comparator<Portrait> BY_VALUE =
      comparingDouble((Portrait portrait) -> portrait.monetary().orElse(0))
          .thenComparingDouble(Portrait::frequency)
          .thenComparingDouble(portrait -> -portrait.recencyDays())
          .thenComparingDouble(Portrait::customers)
          .reversed();

  /** The typical customer in one sentence. */
  String sentence(boolean buys) {
    String seen = recencyDays < 0.5 ? "today" : counted(recencyDays, "day") + " ago";
    if (!buys) {
      return "The typical customer left %s, the last %s."
          .formatted(counted(frequency, "event"), seen);
    }
    if (frequency < 1) {
      return "The typical customer has not bought yet and was last seen %s.".formatted(seen);
    }
    String bought = "The typical customer bought on %s, last %s";
    String spent =
        monetary.isPresent()
            ? ", and spent %s in all.".formatted(grouped(monetary.getAsDouble()))
            : ".";
    return bought.formatted(counted(frequency, "day"), seen) + spent;
  }

  private static String counted(double number, String unit) {
    return grouped(number) + " " + unit + (Math.round(number) == 1 ? "" : "s");
  }

  private static String grouped(double number) {
    return String.format(Locale.ROOT, "%,d", Math.round(number));
  }
}
