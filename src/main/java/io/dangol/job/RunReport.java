package io.dangol.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a run did, as written to {@code run-report.json}; it contains no personal value.
 *
 * @param state published, nothing-to-do, refused or failed
 * @param exitCode of the process
 * @param message one sentence for people: what happened, and the remedy if it failed
 * @param warnings sentences about the data that a person should look at; the night went on
 * @param inputs the outcomes of records by source and file
 * @param metrics of the night's models
 * @param gates results of the gates; empty if the run did not get that far
 * @param release empty if nothing was published
 */
public record RunReport(
    String runId,
    String asOf,
    String runKey,
    String configHash,
    String version,
    String state,
    int exitCode,
    String message,
    String startedAt,
    double seconds,
    List<String> warnings,
    List<Input> inputs,
    List<JobLine> jobs,
    List<Figure> metrics,
    List<GateResult> gates,
    Map<String, Object> release) {

  /** One input file: read = accepted + duplicates + excluded + rejected. */
  public record Input(
      String source,
      String file,
      long read,
      long accepted,
      long duplicates,
      long excluded,
      long rejected,
      Map<String, Long> outcomes) {}

  /**
   * One job of the night.
   *
   * @param state ran, or finished-before if an earlier run had done it
   */
  public record JobLine(String job, String state, double seconds, Map<String, Long> rows) {
    /** Whether this run ran the job. */
    public boolean didRun() {
      return state.equals("ran");
    }
  }

  /** One metric as in {@code ops.metrics}. */
  public record Figure(
      String job, String model, String population, String metric, double value, long sampleSize) {}

  public RunReport {
    // Reports of earlier versions have no warnings.
    warnings = List.copyOf(Objects.requireNonNullElse(warnings, List.of()));
    inputs = List.copyOf(inputs);
    jobs = List.copyOf(jobs);
    metrics = List.copyOf(metrics);
    gates = List.copyOf(gates);
    release = Map.copyOf(release);
  }
}
