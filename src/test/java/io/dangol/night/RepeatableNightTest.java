package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.lake.ReleaseNote;
import io.dangol.table.Tables;
import io.dangol.table.Words.ReleaseState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatableNightTest {

  @Test
  void isMadeFromItsInputsAndFromFormerNightsOfTablesThatGoOn() {
    Job segments =
        new Job(
            "segments",
            "divides",
            Purpose.ANALYTICS,
            List.of(Tables.CUSTOMER_PROFILES, Tables.CUSTOMER_SEGMENTS),
            List.of(Tables.CUSTOMER_SEGMENTS, Tables.SEGMENTS),
            (run, inputs, outputs) -> {});
    ReleaseNote note =
        note(
            Map.of(
                "silver.events", 4L,
                "gold.customer_profiles", 3L,
                "gold.customer_segments", 2L,
                "gold.segments", 2L));

    assertThat(RepeatableNight.inputs(note, List.of(segments)))
        .isEqualTo(Map.of("silver.events", 4L, "gold.customer_segments", 2L));
  }

  private static ReleaseNote note(Map<String, Long> versions) {
    return new ReleaseNote(
        1,
        ReleaseState.PUBLISHED,
        LocalDate.of(2020, 6, 20),
        "key",
        "run",
        "hash",
        Optional.empty(),
        Map.of(),
        versions,
        Map.of(),
        Map.of(),
        Optional.empty());
  }
}
