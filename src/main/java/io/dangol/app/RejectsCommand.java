package io.dangol.app;

import io.dangol.ingest.Rejects;
import io.dangol.lake.Lake;
import io.dangol.table.Tables;
import java.io.PrintWriter;
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
      "What the records hold stands in silver.rejected_events. Once the configuration is mended,",
      "'dangol replay' reads them again.",
      "",
      "Example:  dangol rejects --conf conf/local.conf --source sales --examples 5"
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
    Settings settings = config.settings();
    Lake lake = new Lake(Sessions.toLook(settings), settings.home());
    Rejects found =
        Rejects.of(
            lake.read(Tables.REJECTED_EVENTS),
            lake.read(Tables.INGESTED_FILES),
            Optional.ofNullable(source),
            examples);
    PrintWriter out = spec.commandLine().getOut();
    out.print(format == PlanCommand.Format.JSON ? ReportFile.json(found) + "\n" : text(found));
    out.flush();
    return 0;
  }

  private static String text(Rejects found) {
    if (found.counts().isEmpty()) {
      return "No record was rejected." + System.lineSeparator();
    }
    TextTable counts = new TextTable("source", "reason", "feed day", "rejected", "replayed");
    for (Rejects.Line line : found.counts()) {
      counts.row(
          line.source(),
          line.reason(),
          line.feedOn().isEmpty() ? "none" : line.feedOn(),
          NightSummary.count(line.rejected()),
          NightSummary.count(line.replayed()));
    }
    StringBuilder text = new StringBuilder(counts.toString());
    String group = "";
    for (Rejects.Example example : found.examples()) {
      String heading = example.source() + ", " + example.reason();
      if (!heading.equals(group)) {
        text.append(String.format("%n%s%n", heading));
        group = heading;
      }
      text.append(
          String.format(
              "  %s:%d%n    %s%n", example.file(), example.position(), example.payload()));
    }
    return text.toString();
  }
}
