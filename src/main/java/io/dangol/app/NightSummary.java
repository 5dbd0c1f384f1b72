package io.dangol.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.dangol.job.GateResult;
import io.dangol.job.RunReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** A run's report in words, for the terminal. */
final class NightSummary {

  private NightSummary() {}

  static String of(RunReport report) {
    StringBuilder text = new StringBuilder();
    text.append(String.format("Night of %s: %s%n", report.asOf(), report.message()));
    if (!report.warnings().isEmpty()) {
      text.append(String.format("%nWarnings%n"));
      report.warnings().forEach(warning -> text.append(String.format("  %s%n", warning)));
    }
    if (!report.inputs().isEmpty()) {
      text.append(String.format("%nInput%n%s", inputs(report)));
    }
    text.append(String.format("%nJobs%n%s", jobs(report)));
    if (!report.gates().isEmpty()) {
      text.append(String.format("%nGates%n%s", gates(report.gates())));
    }
    return text.append(System.lineSeparator()).toString();
  }

  /** One line for each source, and under it what its records met. */
  private static String inputs(RunReport report) {
    StringBuilder text = new StringBuilder(sources(report).toString());
    bySource(report)
        .forEach(
            (source, files) ->
                outcomes(files)
                    .forEach(
                        (name, rows) ->
                            text.append(
                                String.format("    %s, %s: %s%n", source, name, count(rows)))));
    return text.toString();
  }

  /** One line for each source. */
  static TextTable sources(RunReport report) {
    TextTable table =
        new TextTable(
            "source", "files", "read", "= accepted", "+ duplicates", "+ excluded", "+ rejected");
    bySource(report)
        .forEach(
            (source, files) ->
                table.row(
                    source,
                    count(files.size()),
                    sum(files, RunReport.Input::read),
                    sum(files, RunReport.Input::accepted),
                    sum(files, RunReport.Input::duplicates),
                    sum(files, RunReport.Input::excluded),
                    sum(files, RunReport.Input::rejected)));
    return table;
  }

  private static Map<String, List<RunReport.Input>> bySource(RunReport report) {
    return report.inputs().stream()
        .collect(groupingBy(RunReport.Input::source, TreeMap::new, toList()));
  }

  private static String sum(List<RunReport.Input> files, ToLongFunction<RunReport.Input> part) {
    return count(files.stream().mapToLong(part).sum());
  }

  private static Map<String, Long> outcomes(List<RunReport.Input> files) {
    Map<String, Long> outcomes = new TreeMap<>();
    files.forEach(
        file -> file.outcomes().forEach((name, rows) -> outcomes.merge(name, rows, Long::sum)));
    return outcomes;
  }

  private static String jobs(RunReport report) {
    TextTable table = new TextTable("job", "state", "seconds", "rows written");
    for (RunReport.JobLine job : report.jobs()) {
      StringBuilder rows = new StringBuilder();
      new TreeMap<>(job.rows())
          .forEach((name, n) -> rows.append(name).append(' ').append(count(n)).append("  "));
      table.row(
          job.job(),
          job.state(),
          String.format(Locale.ROOT, "%.1f", job.seconds()),
          rows.toString().strip());
    }
    return table.toString();
  }

  static String gates(List<GateResult> gates) {
    TextTable table = new TextTable("gate", "of", "outcome", "value", "must be");
    for (GateResult gate : gates) {
      table.row(gate.gate(), gate.subject(), gate.outcome(), gate.figure(), gate.bound());
    }
    return table.toString();
  }

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
