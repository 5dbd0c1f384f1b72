package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Failure;
import io.dangol.job.GateResult;
import io.dangol.job.RunReport;
import io.dangol.monitor.ExpositionText;
import io.dangol.night.Health;
import io.dangol.night.HealthMetrics;
import io.dangol.night.ReportFile;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore.Holder;
import io.dangol.table.Words.ReleaseState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {

  private static final Instant MORNING = Instant.parse("2011-12-10T04:00:00Z");
  private static final Release RELEASE =
      new Release(
          7,
          ReleaseState.PUBLISHED,
          LocalDate.parse("2011-12-09"),
          "run-7",
          "key",
          MORNING,
          Map.of("recommendations", 5L));

  @TempDir private Path folder;

  @Test
  void aReleaseIsFreshUntilItIsOlderThanItMayBe() {
    assertThat(after(Duration.ofHours(30)).trouble()).isEmpty();
    assertThat(after(Duration.ofHours(30).plusSeconds(1)).trouble())
        .hasValueSatisfying(
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(Failure.Kind.DATA);
              assertThat(trouble)
                  .hasMessage(
                      "release 7 was published 30 h ago, must be at most 30 h (monitor.max-age);"
                          + " the last run, of 2011-12-10, ended with 3: no file");
            });
  }

  @Test
  void aReleaseOfALaterDateThanTheScheduledNightHidesIt() {
    // The last run is of 2011-12-10 and started on the day after.
    Health hiding =
        health(MORNING, Optional.of(asOf("2062-03-08")), Optional.empty(), Optional.empty());

    assertThat(hiding.trouble())
        .hasValueSatisfying(
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(Failure.Kind.DATA);
              assertThat(trouble)
                  .hasMessageStartingWith(
                      "release 7, which readers see, is as of 2062-03-08: the night of 2011-12-10"
                          + " and all others before that date are kept and not shown");
            });
    assertThat(metrics(hiding)).containsEntry("dangol_release_hides_nights", 1.0);
    for (String shown : List.of("2011-12-09", "2011-12-10")) {
      Health fine = health(MORNING, Optional.of(asOf(shown)), Optional.empty(), Optional.empty());
      assertThat(fine.trouble()).isEmpty();
      assertThat(metrics(fine)).containsEntry("dangol_release_hides_nights", 0.0);
    }
  }

  private static Release asOf(String date) {
    return new Release(
        7, ReleaseState.PUBLISHED, LocalDate.parse(date), "run-7", "key", MORNING, Map.of());
  }

  @Test
  void aStoreThatDoesNotAnswerIsATroubleOfItsOwn() {
    Failure down = Failure.storage("the server is gone", null);
    Health health = health(MORNING, Optional.empty(), Optional.empty(), Optional.of(down));

    assertThat(health.trouble()).contains(down);
    assertThat(HealthText.of(health))
        .startsWith(
            """
            readers   unknown: the serving store does not answer
            at work   unknown: the serving store does not answer
            """);
    assertThat(metrics(health))
        .containsEntry("dangol_store_up", 0.0)
        .containsEntry("dangol_run_exit_code", 3.0)
        .doesNotContainKeys("dangol_release_number", "dangol_store_held");
  }

  @Test
  void metricsHaveTimestampsAndNoAges() {
    Health health =
        health(
            MORNING.plusSeconds(60),
            Optional.of(RELEASE),
            Optional.of(new Holder("run-8", MORNING.plusSeconds(30))),
            Optional.empty());

    assertThat(metrics(health))
        .containsEntry("dangol_store_up", 1.0)
        .containsEntry("dangol_store_held", 1.0)
        .containsEntry("dangol_store_held_since_timestamp_seconds", 1_323_489_630.0)
        .containsEntry("dangol_release_max_age_seconds", 108_000.0)
        .containsEntry("dangol_release_number", 7.0)
        .containsEntry("dangol_release_published_timestamp_seconds", 1_323_489_600.0)
        // Midnight in Lisbon.
        .containsEntry("dangol_release_as_of_end_timestamp_seconds", 1_323_475_200.0)
        .containsEntry("dangol_release_rows{view=\"recommendations\"}", 5.0);
  }

  @Test
  void saysInWordsWhatReadersSeeWhoIsAtWorkAndHowTheLastRunEnded() {
    Health health =
        health(
            MORNING.plus(Duration.ofMinutes(65)),
            Optional.of(RELEASE),
            Optional.of(new Holder("run-8, process 4", MORNING.plusSeconds(300))),
            Optional.empty());

    assertThat(HealthText.of(health).lines())
        .containsExactly(
            "readers   release 7, as of 2011-12-09: 5 rows of recommendations",
            "          published 2011-12-10T04:00:00Z, 1 h 5 min ago (at most 30 h)",
            "at work   run-8, process 4, since 2011-12-10T04:05:00Z (1 h 0 min)",
            "last run  run-8, as of 2011-12-10: failed, exit code 3",
            "          started 2011-12-11T04:00:00Z, took 2.5 s",
            "          no file",
            "warning   one account has 41 % of all events",
            "report    run-report.json");
  }

  @Test
  void theReportThatWasWrittenLastIsReadBackAsItWas() {
    RunReport report = report(List.of(GateResult.notMeasured("list-overlap", "lists", "why")));
    Path file = folder.resolve("2011-12-10").resolve(ReportFile.NAME);
    ReportFile.write(report(List.of()), folder.resolve("2011-12-09").resolve(ReportFile.NAME));
    assertThat(folder.resolve("2011-12-09").resolve(ReportFile.NAME).toFile().setLastModified(1))
        .isTrue();
    ReportFile.write(report, file);

    assertThat(ReportFile.newest(folder)).contains(file);
    assertThat(ReportFile.read(file)).isEqualTo(report);
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  private static Health after(Duration time) {
    return health(MORNING.plus(time), Optional.of(RELEASE), Optional.empty(), Optional.empty());
  }

  private static Health health(
      Instant at, Optional<Release> release, Optional<Holder> holder, Optional<Failure> noAnswer) {
    return new Health(
        at,
        ZoneId.of("Europe/Lisbon"),
        Duration.ofHours(30),
        release,
        holder,
        Optional.of(new Health.LastRun(Path.of("run-report.json"), report(List.of()))),
        noAnswer);
  }

  private static RunReport report(List<GateResult> gates) {
    return new RunReport(
        "run-8",
        "2011-12-10",
        "key",
        "hash",
        "1.0",
        "failed",
        3,
        "no file",
        "2011-12-11T04:00:00Z",
        2.5,
        List.of("one account has 41 % of all events"),
        List.of(),
        List.of(),
        List.of(),
        gates,
        Map.of());
  }

  private static Map<String, Double> metrics(Health health) {
    return ExpositionText.parsed(HealthMetrics.of(health).toString()).samples();
  }
}
