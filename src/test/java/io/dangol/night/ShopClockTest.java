package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopClockTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-09T22:59:59Z, Europe/Berlin, 2026-03-09",
    "2026-03-09T23:00:00Z, Europe/Berlin, 2026-03-10",
    "2026-03-09T23:00:00Z, Pacific/Honolulu, 2026-03-09",
    "2026-03-09T11:00:00Z, Pacific/Apia, 2026-03-10"
  })
  void todayIsTheShops(Instant instant, ZoneId zone, LocalDate today) {
    ShopClock clock = new ShopClock(zone, () -> instant);

    assertThat(clock.today()).isEqualTo(today);
    assertThat(clock.yesterday()).isEqualTo(today.minusDays(1));
    assertThat(clock.objection(today)).isEmpty();
    assertThat(clock.objection(today.plusDays(1))).isPresent();
  }

  @Test
  void aDateAfterTodayMustBeForced() {
    ShopClock clock =
        new ShopClock(ZoneId.of("Europe/Berlin"), () -> Instant.parse("2026-03-09T10:00:00Z"));
    LocalDate future = LocalDate.parse("2062-03-08");

    assertThatThrownBy(() -> clock.requireNotAfterToday(future, false))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageStartingWith(
            "the as-of date 2062-03-08 is after today, which is 2026-03-09 in Europe/Berlin.")
        .hasMessageContaining("--force");
    assertThatCode(() -> clock.requireNotAfterToday(future, true)).doesNotThrowAnyException();
  }
}
