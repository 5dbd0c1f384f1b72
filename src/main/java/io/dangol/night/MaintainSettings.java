package io.dangol.night;

import io.dangol.config.Section;
import io.dangol.lake.Maintenance;
import java.time.Duration;

/** How long the lake keeps what it does not need for the next night. */
record MaintainSettings(int formerVersionsDays, int dates, int rejectsDays) {

  static MaintainSettings read(Section section) {
    return new MaintainSettings(
        section.days("former-versions", 0, 365),
        section.integer("dates", 1, 3650),
        section.days("rejects", 1, 365));
  }

  Maintenance.Policy policy() {
    return new Maintenance.Policy(
        Duration.ofDays(formerVersionsDays), dates, Duration.ofDays(rejectsDays));
  }
}
