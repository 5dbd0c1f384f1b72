package io.dangol.privacy;

import io.dangol.config.Section;
import io.dangol.job.Purpose;

/** Which purposes are granted by customers who never stated a preference. */
public record PrivacySettings(boolean personalisation, boolean analytics, boolean marketing) {

  /** Reads the section {@code privacy}. */
  public static PrivacySettings read(Section section) {
    Section byDefault = section.section("consent-by-default");
    return new PrivacySettings(
        byDefault.flag("personalisation"),
        byDefault.flag("analytics"),
        byDefault.flag("marketing"));
  }

  /** Whether a purpose is granted without a statement; operation always is. */
  public boolean grantedByDefault(Purpose purpose) {
    return switch (purpose) {
      case OPERATION -> true;
      case PERSONALISATION -> personalisation;
      case ANALYTICS -> analytics;
      case MARKETING -> marketing;
    };
  }
}
