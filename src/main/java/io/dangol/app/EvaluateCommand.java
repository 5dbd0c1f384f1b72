package io.dangol.app;

import io.dangol.job.Failure;
import io.dangol.job.RunReport.Figure;
import io.dangol.learn.Metric;
import io.dangol.night.Evaluation;
import io.dangol.night.ReportFile;
import io.dangol.night.Settings;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures models on a past date. */
@Command(
    name = "evaluate",
    description = {
      "Measures models on a past date: trains on what was known then, judges by what came after.",
      "Reads the lake; writes and publishes nothing."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  dangol evaluate recommend --conf conf/online-retail.conf --as-of 2011-11-09"
    })
final class EvaluateCommand implements Callable<Integer> {

  /** For the help: what can be measured does not depend on the configuration. */
  static final class Subjects implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Evaluation.subjects(Settings.load(Optional.empty(), List.of(), Map.of())).iterator();
    }
  }

  @Mixin private ConfigOptions config;
  @Mixin private NightOptions night;

  @Parameters(
      paramLabel = "SUBJECT",
      arity = "0..*",
      completionCandidates = Subjects.class,
      description = "${COMPLETION-CANDIDATES} (default: all).")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--details",
      description =
          "Adds figures of variety and of groups of customers, and for each figure the split, dates"
              + " and settings behind it.")
  private boolean details;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private PlanCommand.Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings();
    LocalDate asOf = night.asOf(settings);
    List<String> measured = measured(Evaluation.subjects(settings));
    Evaluation evaluation = Evaluation.open(settings, asOf);
    PrintWriter out = spec.commandLine().getOut();
    int exitCode = 0;
    for (String subject : measured) {
      try {
        out.print(written(subject, evaluation.of(subject)));
        out.flush();
      } catch (Failure e) {
        if (e.kind() != Failure.Kind.DATA) {
          throw e;
        }
        // The others can be measured still.
        exitCode = e.kind().exitCode();
        spec.commandLine().getErr().println(e.getMessage());
      }
    }
    return exitCode;
  }

  private List<String> measured(List<String> known) {
    List<String> measured = subjects.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
    for (String subject : measured) {
      if (!known.contains(subject)) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no subject '%s'; the subjects are %s".formatted(subject, known));
      }
    }
    return measured.isEmpty() ? known : measured;
  }

  private String written(String subject, List<Metric> metrics) {
    if (format == PlanCommand.Format.JSON) {
      return ReportFile.json(metrics) + System.lineSeparator();
    }
    if (metrics.isEmpty()) {
      return subject + ": not enough history as of this date" + System.lineSeparator();
    }
    List<Figure> figures = figures(subject, metrics);
    StringBuilder text =
        new StringBuilder(details ? MetricsText.withDetails(figures) : MetricsText.of(figures));
    metrics.stream()
        .filter(Metric::isUnmeasured)
        .forEach(
            m ->
                text.append(
                    String.format(
                        "%s: nothing measured of %s: %s%n", subject, m.model(), m.detail())));
    if (details) {
      metrics.forEach(
          m ->
              text.append(
                  String.format(
                      "  %s %s %s: %s%n", m.model(), m.population(), m.name(), m.detail())));
    }
    return text.toString();
  }

  private static List<Figure> figures(String subject, List<Metric> metrics) {
    return metrics.stream()
        .filter(m -> !m.isUnmeasured())
        .map(
            m ->
                new Figure(subject, m.model(), m.population(), m.name(), m.value(), m.sampleSize()))
        .toList();
  }
}
