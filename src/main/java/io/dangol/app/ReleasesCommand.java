package io.dangol.app;

import io.dangol.night.ReportFile;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the releases that the serving store holds. */
@Command(
    name = "releases",
    description = "Lists the releases that can be shown, newest first; -> is what readers see.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol releases --conf conf/demo.conf"})
final class ReleasesCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private PlanCommand.Format format;

  @Spec private CommandSpec spec;

  /** One release, for schedulers. */
  record Line(
      long release,
      boolean current,
      String state,
      String asOf,
      String publishedAt,
      String runId,
      Map<String, Long> rows) {}

  @Override
  public Integer call() {
    List<Line> lines = new ArrayList<>();
    try (ServingStore store = config.settings().publish().store().open()) {
      Optional<Long> current = store.current().map(Release::number);
      store.kept().forEach(release -> lines.add(line(release, current)));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(format == PlanCommand.Format.JSON ? ReportFile.json(lines) + "\n" : text(lines));
    out.flush();
    return 0;
  }

  private static Line line(Release release, Optional<Long> current) {
    return new Line(
        release.number(),
        current.filter(number -> number == release.number()).isPresent(),
        release.state().word(),
        release.asOf().toString(),
        release.publishedAt().toString(),
        release.runId(),
        new TreeMap<>(release.rows()));
  }

  private static String text(List<Line> lines) {
    if (lines.isEmpty()) {
      return "Nothing has been published yet.\n";
    }
    TextTable table = new TextTable("release", "as of", "state", "since", "run", "rows");
    for (Line line : lines) {
      table.row(
          (line.current() ? "-> " : "   ") + line.release(),
          line.asOf(),
          line.state(),
          line.publishedAt(),
          line.runId(),
          NightSummary.count(line.rows().values().stream().mapToLong(Long::longValue).sum()));
    }
    return table.toString();
  }
}
