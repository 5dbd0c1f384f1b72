package io.dangol.monitor;

import io.dangol.job.GateResult;
import io.dangol.job.RunReport;
import io.dangol.job.RunReport.Figure;
import io.dangol.job.RunReport.Input;
import io.dangol.job.RunReport.JobLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the report of a run into metrics: outcome, seconds and rows of each job, records of each
 * source, gates, and the metrics of the models. What the run did not reach is absent.
 */
public final class RunMetrics {

  private RunMetrics() {}

  /** Adds everything in the report. */
  public static void add(Exposition text, RunReport report) {
    outcome(text, report);
    report.jobs().stream().filter(JobLine::didRun).forEach(job -> job(text, job));
    inputs(text, report);
    report.gates().forEach(gate -> gate(text, gate));
    report.metrics().forEach(figure -> figure(text, figure));
  }

  private static void outcome(Exposition text, RunReport report) {
    text.gauge(
            "dangol_run_info",
            "The last run that ended, told by its labels; always 1.",
            1,
            labels(
                "run_id", report.runId(),
                "as_of", report.asOf(),
                "state", report.state(),
                "version", report.version()))
        .gauge("dangol_run_exit_code", "Exit code of the last run; 0 is good.", report.exitCode())
        .gauge(
            "dangol_run_start_timestamp_seconds",
            "When the last run started.",
            Instant.parse(report.startedAt()).toEpochMilli() / 1000.0)
        .gauge("dangol_run_duration_seconds", "How long the last run took.", report.seconds());
  }

  private static void job(Exposition text, JobLine job) {
    text.gauge(
        "dangol_job_duration_seconds",
        "How long a job of the last run took; absent for jobs that an earlier run had finished.",
        job.seconds(),
        labels("job", job.job()));
    new TreeMap<>(job.rows())
        .forEach(
            (table, rows) ->
                text.gauge(
                    "dangol_job_rows",
                    "Rows that a job of the last run wrote.",
                    rows,
                    labels("job", job.job(), "table", table)));
  }

  private static void inputs(Exposition text, RunReport report) {
    recordsBySource(report)
        .forEach(
            (source, sums) -> {
              sums.forEach(
                  (outcome, records) ->
                      text.gauge(
                          "dangol_input_records",
                          "Records that the last run read from new files, by what became of them.",
                          records,
                          labels("source", source, "outcome", outcome)));
              long read = sums.values().stream().mapToLong(Long::longValue).sum();
              text.gauge(
                  "dangol_input_rejected_ratio",
                  "Share of a source's records that the last run rejected; NaN where it read none.",
                  sums.get("rejected") / (double) read,
                  labels("source", source));
            });
  }

  /** By source, the number of records of each outcome. */
  private static Map<String, Map<String, Long>> recordsBySource(RunReport report) {
    Map<String, Map<String, Long>> bySource = new TreeMap<>();
    for (Input input : report.inputs()) {
      Map<String, Long> sums = bySource.computeIfAbsent(input.source(), s -> new TreeMap<>());
      sums.merge("accepted", input.accepted(), Long::sum);
      sums.merge("duplicate", input.duplicates(), Long::sum);
      sums.merge("excluded", input.excluded(), Long::sum);
      sums.merge("rejected", input.rejected(), Long::sum);
    }
    return bySource;
  }

  private static void gate(Exposition text, GateResult gate) {
    Map<String, String> labels = labels("gate", gate.gate(), "subject", gate.subject());
    text.gauge(
            "dangol_gate_value",
            "What a gate measured; NaN where there was nothing to measure.",
            gate.value(),
            labels)
        .gauge(
            "dangol_gate_refused",
            "1 if the gate kept the night from being published.",
            gate.refuses() ? 1 : 0,
            labels);
  }

  private static void figure(Exposition text, Figure figure) {
    text.gauge(
        "dangol_model_metric",
        "A figure of ops.metrics; docs/metrics.md has the formulas.",
        figure.value(),
        labels(
            "job", figure.job(),
            "model", figure.model(),
            "population", figure.population(),
            "metric", figure.metric()));
  }

  /** Labels from alternating names and values, in this order. */
  private static Map<String, String> labels(String... namesAndValues) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      labels.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return labels;
  }
}
