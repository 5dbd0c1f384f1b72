package io.dangol.profile;

import io.dangol.config.Section;

/**
 * How profiles are computed from events.
 *
 * @param regularFrom purchase days from which a customer is a regular
 * @param atRiskAfterGaps time without a purchase, in usual gaps between purchase days, after which
 *     a buyer is at risk
 * @param lapsedAfterDays days since the last purchase after which a buyer has lapsed
 */
public record ProfileSettings(
    EventTypes types, int regularFrom, double atRiskAfterGaps, int lapsedAfterDays) {

  /** Reads the section {@code profile}. */
  public static ProfileSettings read(Section profile) {
    return new ProfileSettings(
        EventTypes.read(profile),
        profile.integer("regular-from", 2, 1000),
        profile.number("at-risk-after-gaps", 0.1, 100),
        profile.days("lapsed-after", 1, 3650));
  }
}
