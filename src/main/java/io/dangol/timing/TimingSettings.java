package io.dangol.timing;

import io.dangol.config.Section;
import java.util.List;

/**
 * The section {@code timing} of the configuration; reference.conf explains each key.
 *
 * @param eventTypes event types whose next occurrence is predicted
 * @param minPurchases days with a purchase of an item or category from which on it has a row
 * @param horizonDays a customer who is away for longer does not count as coming back
 * @param sample customers, items of customers and categories of customers that models are fitted to
 * @param minGaps gaps between purchases that a model needs
 */
public record TimingSettings(
    List<String> eventTypes, int minPurchases, int horizonDays, int sample, int minGaps) {

  public TimingSettings {
    eventTypes = List.copyOf(eventTypes);
  }

  /** Reads the section {@code timing}. */
  public static TimingSettings read(Section section) {
    List<String> eventTypes = section.texts("event-types");
    if (eventTypes.isEmpty()) {
      section.problem("event-types", "is empty, must name the event types that are predicted");
    }
    return new TimingSettings(
        eventTypes,
        section.integer("min-purchases", 2, 100),
        section.days("horizon", 30, 1095),
        section.integer("sample", 100, 100_000),
        section.integer("min-gaps", 10, 1_000_000));
  }
}
