package io.dangol.app;

import io.dangol.ingest.Rejects;
import io.dangol.lake.Lake;
import io.dangol.night.Night;
import io.dangol.night.ReportFile;
import io.dangol.night.Sessions;
import io.dangol.night.Settings;
import io.dangol.table.Tables;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows which records were rejected and why, without their values. */
@Command(
    name = "rejects",
    description = {
      "Counts rejected records by source, reason and feed day, with examples.",
      "Examples show how a record is built: each letter as x or X, each digit as 9."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The records themselves are in silver.rejected_events. Once the configuration is corrected,",
      "'dangol replay' reads them again.",
      "",
      "Example:  dangol rejects --conf conf/local.conf --source sales --examples 5",
      "          dangol rejects --conf conf/local.conf --file sales/2026-03-10.csv"
    })
final class RejectsCommand implements Callable<Integer> {
  private static final int MOST_EXAMPLES = 1000;

  @Mixin private ConfigOptions config;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Only records of this source (default: all).")
  private @Nullable String source;

  @Option(
      names = "--file",
      paramLabel = "PATH",
      description = {
        "Reads this file in the landing folder, such as one that a night refused, with the present",
        "configuration, and does not take it. The end of its path is enough."
      })
  private @Nullable String file;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "3",
      description = "Examples for each source and reason, 0 to 1000 (default: ${DEFAULT-VALUE}).")
  private int examples;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private PlanCommand.Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (examples < 0 || examples > MOST_EXAMPLES) {
      throw new ParameterException(
          spec.commandLine(), "--examples is " + examples + ", must be 0 to " + MOST_EXAMPLES);
    }
    if (file != null && source != null) {
      throw new ParameterException(spec.commandLine(), "--file and --source exclude each other");
    }
    Settings settings = config.settings();
    Rejects found =
        file != null
            ? Night.rejectsOf(settings, file, examples)
            : kept(Sessions.readOnlyLake(settings));
    if (source != null && found.counts().isEmpty()) {
      settings.ingest().requireSource(source); // One that was removed may have rejects still.
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(format == PlanCommand.Format.JSON ? ReportFile.json(found) + "\n" : text(found));
    out.flush();
    return 0;
  }

  private Rejects kept(Lake lake) {
    return Rejects.of(
        lake.read(Tables.REJECTED_EVENTS),
        lake.read(Tables.INGESTED_FILES),
        Optional.ofNullable(source),
        examples);
  }

  private static String text(Rejects found) {
    if (found.counts().isEmpty()) {
      return "No record was rejected." + System.lineSeparator();
    }
    TextTable counts = new TextTable("source", "reason", "key", "feed day", "rejected", "replayed");
    for (Rejects.Line line : found.counts()) {
      counts.row(
          line.source(),
          line.reason(),
          line.key().isEmpty() ? "none" : line.key(),
          line.feedOn().isEmpty() ? "none" : line.feedOn(),
          NightSummary.count(line.rejected()),
          NightSummary.count(line.replayed()));
    }
    return counts + examples(found.examples());
  }

  /** Under a heading for each source, reason and key. */
  private static String examples(List<Rejects.Example> examples) {
    StringBuilder text = new StringBuilder();
    String group = "";
    for (Rejects.Example example : examples) {
      String about = example.key().isEmpty() ? "" : " of " + example.key();
      String heading = example.source() + ", " + example.reason() + about;
      if (!heading.equals(group)) {
        text.append(String.format("%n%s%n", heading));
        group = heading;
      }
      text.append(
          String.format(
              "  %s:%s%n    %s%n", example.file(), example.position(), example.payload()));
    }
    return text.toString();
  }
}
