package io.dangol.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.testing.Hocon;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Dates of the Korean calendar: Chuseok was on 2024-09-17, 2025-10-06 and will be 2026-09-25. */
class HolidaysTest {

  private static final Holidays KOREA =
      read(
          """
          holidays = ["2024-09-17 Chuseok", "2025-10-06 Chuseok", "2026-09-25 Chuseok",
            "2025-01-29 Seollal", "2026-02-17 Seollal", "2025-10-20 Fair of the town"]""");

  @Test
  void aDateIsAsFarFromTheHolidayAsAYearBefore() {
    assertThat(lastYear("2026-09-11")).contains(LocalDate.parse("2025-09-22"));
    assertThat(lastYear("2025-10-06")).contains(LocalDate.parse("2024-09-17"));
    assertThat(lastYear("2026-02-20")).contains(LocalDate.parse("2025-02-01"));
  }

  @Test
  void itDecidesForThreeWeeksBeforeAndAfter() {
    assertThat(lastYear("2026-09-04")).contains(LocalDate.parse("2025-09-15"));
    assertThat(lastYear("2026-09-03")).isEmpty();
    assertThat(lastYear("2026-10-16")).contains(LocalDate.parse("2025-10-27"));
    assertThat(lastYear("2026-10-17")).isEmpty();
  }

  @Test
  void aHolidayThatIsNotKnownOfTheYearBeforeDecidesNothing() {
    assertThat(lastYear("2024-09-17")).isEmpty();
    // The fair is nearer.
    assertThat(lastYear("2025-10-18")).contains(LocalDate.parse("2024-09-29"));
  }

  @Test
  void whatIsNoDateWithANameIsAProblem() {
    assertThatThrownBy(() -> read("holidays = [\"2026-09-25\", \"25.9.2026 Chuseok\"]"))
        .hasMessageContaining(
            "has '2026-09-25', must be a date and a name, as in 2026-09-25 Chuseok")
        .hasMessageContaining("has '25.9.2026 Chuseok'");
  }

  private static Optional<LocalDate> lastYear(String date) {
    return KOREA.lastYear(LocalDate.parse(date));
  }

  private static Holidays read(String churn) {
    return Hocon.settings("churn", churn, section -> ChurnSettings.read(section).holidays());
  }
}
