package io.dangol.app;

import io.dangol.night.Night;
import io.dangol.job.GateResult;
import io.dangol.job.RunReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
    Map<String, long[]> sums = new TreeMap<>();
    Map<String, Map<String, Long>> outcomes = new TreeMap<>();
    for (RunReport.Input input : report.inputs()) {
      long[] sum = sums.computeIfAbsent(input.source(), source -> new long[6]);
      long[] counts = {
        1, input.read(), input.accepted(), input.duplicates(), input.excluded(), input.rejected()
      };
      for (int i = 0; i < counts.length; i++) {
        sum[i] += counts[i];
      }
      Map<String, Long> met = outcomes.computeIfAbsent(input.source(), source -> new TreeMap<>());
      input.outcomes().forEach((name, rows) -> met.merge(name, rows, Long::sum));
    }
    TextTable table =
        new TextTable(
            "source", "files", "read", "= accepted", "+ duplicates", "+ excluded", "+ rejected");
    sums.forEach(
        (source, s) ->
            table.row(
                source,
                count(s[0]),
                count(s[1]),
                count(s[2]),
                count(s[3]),
                count(s[4]),
                count(s[5])));
    StringBuilder text = new StringBuilder(table.toString());
    outcomes.forEach(
        (source, met) ->
            met.forEach(
                (name, rows) ->
                    text.append(String.format("    %s, %s: %s%n", source, name, count(rows)))));
    return text.toString();
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
