package io.dangol.churn;

import io.dangol.config.Section;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@code churn} in the configuration says; each key is explained in reference.conf.
 *
 * @param activityTypes event types that count as being active
 * @param visitTypes event types that show interest without being an activity; may be empty
 * @param activeWindowDays the population was active within so many days before a cut-off
 * @param horizonDays days without activity that are churn; empty means derived from the shop's gaps
 * @param cutOffs labelled cut-offs to train on, at most
 * @param cutOffSpacingDays days between two of them
 * @param minHistoryDays days of log before a cut-off that may be used
 * @param minPerClass examples of each class that training wants at least
 * @param regularization weight of the squared coefficients against the mean log loss
 * @param bandOdds odds over the base odds from which the band is high; its inverse ends low
 * @param maxDrivers drivers named per customer, at most
 * @param minDriverLogOdds log-odds that a driver adds at least
 */
public record ChurnSettings(
    List<String> activityTypes,
    List<String> visitTypes,
    int activeWindowDays,
    OptionalInt horizonDays,
    int cutOffs,
    int cutOffSpacingDays,
    int minHistoryDays,
    int minPerClass,
    double regularization,
    double bandOdds,
    int maxDrivers,
    double minDriverLogOdds) {

  private static final String AUTO = "auto";

  public ChurnSettings {
    activityTypes = List.copyOf(activityTypes);
    visitTypes = List.copyOf(visitTypes);
  }

  /** Reads the section {@code churn}. */
  public static ChurnSettings read(Section section) {
    List<String> activityTypes = section.texts("activity-types");
    if (activityTypes.isEmpty()) {
      section.problem("activity-types", "is empty, must name the event types that are activity");
    }
    return new ChurnSettings(
        activityTypes,
        section.texts("visit-types"),
        section.days("active-window", 2, 1095),
        horizon(section),
        section.integer("cut-offs", 1, 24),
        section.days("cut-off-spacing", 1, 365),
        section.days("min-history", 1, 1095),
        section.integer("min-per-class", 1, 1_000_000),
        section.number("regularization", 1e-6, 10),
        section.number("band-odds", 1, 100),
        section.integer("max-drivers", 0, ChurnDriver.ALL.size()),
        section.number("min-driver-log-odds", 0, 10));
  }

  private static OptionalInt horizon(Section section) {
    if (section.text("horizon").equals(AUTO)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(section.days("horizon", 1, 730));
  }
}
