package io.dangol.habit;

import io.dangol.config.Section;
import java.util.List;

/**
 * The section {@code habit} of the configuration; reference.conf explains each key.
 *
 * @param eventTypes event types that are purchases
 * @param dayparts when the parts of a day begin
 * @param windowDays days up to the date whose purchases count
 * @param horizonDays days after a past date by whose purchases its habits are judged
 */
public record HabitSettings(
    List<String> eventTypes, Dayparts dayparts, int windowDays, HabitRule rule, int horizonDays) {

  public HabitSettings {
    eventTypes = List.copyOf(eventTypes);
  }

  /** Reads the section {@code habit}. */
  public static HabitSettings read(Section section) {
    List<String> eventTypes = section.texts("event-types");
    if (eventTypes.isEmpty()) {
      section.problem("event-types", "is empty, must name the event types that are purchases");
    }
    return new HabitSettings(
        eventTypes,
        Dayparts.read(section),
        section.days("window", 30, 3650),
        new HabitRule(
            section.integer("min-purchases", 2, 1000),
            section.number("min-share", 0.05, 1),
            section.number("min-lift", 1, 100),
            section.number("shop-weight", 0, 1000),
            section.integer("most", 1, 100)),
        section.days("horizon", 7, 365));
  }
}
