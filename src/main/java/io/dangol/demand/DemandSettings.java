package io.dangol.demand;

import io.dangol.config.Section;
import java.util.List;

/**
 * The section {@code demand} of the configuration; reference.conf explains each key.
 *
 * @param eventTypes event types by which somebody becomes a buyer
 * @param activeDays days within which an item must have had a buyer to have a row
 * @param margin the ratio from which a change is a trend, above 1
 */
public record DemandSettings(List<String> eventTypes, int activeDays, double margin) {

  public DemandSettings {
    eventTypes = List.copyOf(eventTypes);
  }

  /** Reads the section {@code demand}. */
  public static DemandSettings read(Section section) {
    List<String> eventTypes = section.texts("event-types");
    if (eventTypes.isEmpty()) {
      section.problem("event-types", "is empty, must name the event types that are predicted");
    }
    return new DemandSettings(
        eventTypes,
        section.days("active-window", TrendEvidence.DAYS, 1095),
        section.number("trend-margin", 1, 10));
  }
}
