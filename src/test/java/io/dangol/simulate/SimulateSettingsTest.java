package io.dangol.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.config.Configuration;
import io.dangol.config.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulateSettingsTest {

  private final Problems problems = new Problems();

  @Test
  void readsTheManual() {
    SimulateSettings settings = read();

    assertThat(problems.all()).isEmpty();
    assertThat(settings).isEqualTo(SimulatedHistoryTest.settings(2_000, 400, 180, 2));
    assertThat(settings.firstDay()).isEqualTo(LocalDate.of(2026, 1, 2));
  }

  @Test
  void refusesABadDateAndValuesOutOfRange() {
    read("simulate.last-day=30.06.2026", "simulate.items=3");

    assertThat(problems.all())
        .containsExactly(
            "--set: simulate.items is 3, must be 32 to 1000000 (Articles, 32 to 1,000,000)",
            "--set: simulate.last-day is \"30.06.2026\", must be a date like 2026-06-30");
  }

  private SimulateSettings read(String... pairs) {
    return SimulateSettings.read(
        Configuration.load(Optional.empty(), List.of(pairs), Map.of(), problems)
            .root()
            .section("simulate"));
  }
}
