package io.dangol.night;

import io.dangol.ingest.IngestSummary;
import io.dangol.job.Failure;
import io.dangol.job.GateResult;
import io.dangol.job.JobRun;
import io.dangol.job.Plan;
import io.dangol.job.Run;
import io.dangol.job.RunReport;
import io.dangol.publish.Release;
import io.dangol.table.Words.ReleaseState;
import io.dangol.table.Words.RunState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what a run does while it does it, so that there is a report however it ends. */
final class NightReport {
  private final Run run;
  private final String configHash;
  private final Clock clock;
  private final Instant startedAt;
  private final List<RunReport.JobLine> jobs = new ArrayList<>();
  private List<RunReport.Input> inputs = List.of();
  private List<GateResult> gates = List.of();
  private final List<String> warnings = new ArrayList<>();
  private String runKey = "";

  NightReport(Run run, String configHash, Clock clock) {
    this.run = run;
    this.configHash = configHash;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  void ran(JobRun done) {
    jobs.add(new RunReport.JobLine(done.job(), "ran", done.seconds(), done.rowsWritten()));
    warnings.addAll(done.warnings());
  }

  /** Jobs that an earlier run had finished for the same inputs. */
  void skipped(Plan plan) {
    plan.steps().stream()
        .filter(step -> !step.toRun())
        .map(step -> new RunReport.JobLine(step.job().name(), "finished-before", 0, Map.of()))
        .forEach(jobs::add);
  }

  void inputs(IngestSummary taken) {
    inputs =
        taken.files().stream()
            .map(
                file ->
                    new RunReport.Input(
                        file.source(),
                        file.path(),
                        file.counts().read(),
                        file.counts().accepted(),
                        file.counts().duplicates(),
                        file.counts().excluded(),
                        file.counts().rejected(),
                        file.counts().outcomes()))
            .toList();
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  void runKey(String key) {
    runKey = key;
  }

  Instant startedAt() {
    return startedAt;
  }

  double seconds() {
    return Duration.between(startedAt, clock.instant()).toMillis() / 1000.0;
  }

  void gates(List<GateResult> measured) {
    gates = measured;
  }

  RunReport published(Release release, List<RunReport.Figure> metrics) {
    boolean shown = stateOf(release) == RunState.PUBLISHED;
    String message =
        shown
            ? "published " + release
            : "kept " + release + "; readers stay with the later night that they see";
    return report(stateOf(release).word(), 0, message, metrics, map(release));
  }

  /** What the run that made a release counts as. */
  static RunState stateOf(Release release) {
    return release.state() == ReleaseState.PUBLISHED ? RunState.PUBLISHED : RunState.KEPT;
  }

  RunReport nothingToDo(String why, Optional<Release> current, List<RunReport.Figure> metrics) {
    return report(
        "nothing-to-do",
        0,
        "nothing to do: " + why,
        metrics,
        current.map(NightReport::map).orElse(Map.of()));
  }

  /** An empty failure means a bug. */
  RunReport failed(Optional<Failure> failure, int exitCode) {
    boolean refused = failure.filter(f -> f.kind() == Failure.Kind.GATE).isPresent();
    failure.map(Failure::gates).ifPresent(this::gates);
    return report(
        refused ? "refused" : "failed",
        exitCode,
        failure.map(Failure::getMessage).orElse("a bug; the log has the place"),
        List.of(),
        Map.of());
  }

  private static Map<String, Object> map(Release release) {
    return Map.of(
        "number",
        release.number(),
        "as_of",
        release.asOf().toString(),
        "published_at",
        release.publishedAt().toString(),
        "rows",
        release.rows());
  }

  private RunReport report(
      String state,
      int exitCode,
      String message,
      List<RunReport.Figure> metrics,
      Map<String, Object> release) {
    return new RunReport(
        run.id(),
        run.asOf().toString(),
        runKey,
        configHash,
        Version.current(),
        state,
        exitCode,
        message,
        startedAt.toString(),
        seconds(),
        warnings,
        inputs,
        jobs,
        metrics,
        gates,
        release);
  }
}
