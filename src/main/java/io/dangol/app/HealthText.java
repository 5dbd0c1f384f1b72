package io.dangol.app;

import io.dangol.job.GateResult;
import io.dangol.job.RunReport;
import io.dangol.night.Health;
import io.dangol.night.ReportFile;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Health in words, and as values for programs. */
final class HealthText {
  private static final String UNKNOWN = "unknown: the serving store does not answer";

  private HealthText() {}

  static String of(Health health) {
    StringBuilder text = new StringBuilder();
    addStore(text, health);
    line(
        text,
        "last run",
        health.lastRun().map(run -> ended(run.report())).orElse("none has ended"));
    health.lastRun().ifPresent(run -> addDetails(text, run));
    return text.toString();
  }

  private static void addStore(StringBuilder text, Health health) {
    boolean answers = health.noAnswer().isEmpty();
    line(
        text,
        "readers",
        health
            .release()
            .map(release -> seen(health, release))
            .orElse(answers ? "no release" : UNKNOWN));
    line(
        text,
        "at work",
        health
            .holder()
            .map(holder -> working(health, holder))
            .orElse(answers ? "nobody" : UNKNOWN));
  }

  private static void addDetails(StringBuilder text, Health.LastRun run) {
    run.report().warnings().forEach(warning -> line(text, "warning", warning));
    line(text, "report", run.file().toString());
    List<GateResult> gates = run.report().gates();
    if (!gates.isEmpty()) {
      text.append(String.format("%nGates%n%s", NightSummary.gates(gates)));
    }
  }

  /** What is unknown or absent has no key. */
  static String json(Health health) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("at", health.at().toString());
    all.put("healthy", health.trouble().isEmpty());
    health.trouble().ifPresent(trouble -> all.put("exit_code", trouble.kind().exitCode()));
    health.trouble().ifPresent(trouble -> all.put("message", trouble.getMessage()));
    all.put("max_age_seconds", health.maxAge().toSeconds());
    health.release().ifPresent(release -> all.put("release", release(health, release)));
    health.holder().ifPresent(holder -> all.put("running", holder(health, holder)));
    health.lastRun().ifPresent(run -> all.put("last_run_report", run.file().toString()));
    health.lastRun().ifPresent(run -> all.put("last_run", run.report()));
    return ReportFile.json(all) + "\n";
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append(String.format("%-9s %s%n", what, value));
  }

  private static String seen(Health health, Release release) {
    return "%s%n          published %s, %s ago (at most %s h)"
        .formatted(
            release,
            release.publishedAt(),
            words(Duration.between(release.publishedAt(), health.at())),
            health.maxAge().toHours());
  }

  private static String working(Health health, Holder holder) {
    return "%s, since %s (%s)"
        .formatted(
            holder.who(), holder.since(), words(Duration.between(holder.since(), health.at())));
  }

  private static String ended(RunReport report) {
    return String.format(
        Locale.ROOT,
        "%s, as of %s: %s, exit code %s%n          started %s, took %.1f s%n          %s",
        report.runId(),
        report.asOf(),
        report.state(),
        report.exitCode(),
        report.startedAt(),
        report.seconds(),
        report.message());
  }

  private static Map<String, Object> release(Health health, Release release) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("number", release.number());
    values.put("as_of", release.asOf().toString());
    values.put("run_id", release.runId());
    values.put("published_at", release.publishedAt().toString());
    values.put("age_seconds", seconds(release.publishedAt(), health));
    values.put("rows", new TreeMap<>(release.rows()));
    return values;
  }

  private static Map<String, Object> holder(Health health, Holder holder) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("who", holder.who());
    values.put("since", holder.since().toString());
    values.put("seconds", seconds(holder.since(), health));
    return values;
  }

  private static long seconds(Instant since, Health health) {
    return Duration.between(since, health.at()).toSeconds();
  }

  /** As in {@code 29 h 5 min}. */
  private static String words(Duration time) {
    return time.toHours() == 0
        ? "%s min".formatted(time.toMinutes())
        : "%s h %s min".formatted(time.toHours(), time.toMinutesPart());
  }
}
