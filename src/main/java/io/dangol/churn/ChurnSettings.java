package io.dangol.churn;

import io.dangol.config.Section;
import java.util.List;
import java.util.OptionalInt;

/**
 * The section {@code churn} of the configuration; reference.conf explains each key.
 *
 * @param activityTypes event types that count as being active
 * @param visitTypes event types that show interest without being an activity; may be empty
 * @param activeWindowDays the population was active within this many days before a cut-off
 * @param horizonDays days without activity that mean churn; empty to derive it from the shop's gaps
 * @param cutOffs most labelled cut-offs to train on
 * @param cutOffSpacingDays days between two of them
 * @param minHistoryDays days of log that a cut-off needs before it
 * @param minPerClass examples of each class that training needs at least
 * @param holidays that move what is the same time of last year
 * @param regularization weight of the squared coefficients against the mean log loss
 * @param bandOdds ratio to the base odds from which the band is high; low is up to its inverse
 * @param stakeLow largest share of customers in the low band of value at stake
 * @param stakeHigh the same of the high band
 * @param maxDrivers most drivers named per customer
 * @param minDriverLogOdds least log-odds that a named driver adds
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
    Holidays holidays,
    double regularization,
    double bandOdds,
    double stakeLow,
    double stakeHigh,
    int maxDrivers,
    double minDriverLogOdds) {

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
        section.daysOrAuto("horizon", 1, 730),
        section.integer("cut-offs", 1, 24),
        section.days("cut-off-spacing", 1, 365),
        section.days("min-history", 1, 1095),
        section.integer("min-per-class", 1, 1_000_000),
        Holidays.read(section, "holidays"),
        section.number("regularization", 1e-6, 10),
        section.number("band-odds", 1, 100),
        section.number("stake-low", 0, 0.5),
        section.number("stake-high", 0, 0.5),
        section.integer("max-drivers", 0, ChurnDriver.ALL.size()),
        section.number("min-driver-log-odds", 0, 10));
  }
}
