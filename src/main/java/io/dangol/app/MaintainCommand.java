package io.dangol.app;

import io.dangol.lake.TableUse;
import io.dangol.night.MaintenanceRun;
import io.dangol.night.ReportFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps the lake small and fast, for a scheduler to call between nights. */
@Command(
    name = "maintain",
    description = {
      "Removes what was kept long enough (maintain.* in the configuration), joins small files, deletes"
          + " files of former versions, and reports what each table takes on disk.",
      "Every version that a kept release was made from stays readable. Takes the lock that a night"
          + " takes: run it once a day or a week, when no night runs."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol maintain --conf conf/demo.conf --format json"})
final class MaintainCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}); sizes in json are bytes.")
  private PlanCommand.Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<TableUse> uses = MaintenanceRun.run(config.settings());
    PrintWriter out = spec.commandLine().getOut();
    out.print(format == PlanCommand.Format.JSON ? ReportFile.json(uses) + "\n" : text(uses));
    out.flush();
    return 0;
  }

  /** The last line is for the scheduler's log. */
  static String text(List<TableUse> uses) {
    TextTable table =
        new TextTable("table", "live", "releases", "retained", "freed", "rows out", "held by");
    for (TableUse use : uses) {
      table.row(
          use.table(),
          size(use.live()),
          size(use.keptForReleases()),
          size(use.retained()),
          size(use.freed()),
          NightSummary.count(use.rowsExpired()),
          use.heldBy());
    }
    return table
        + "maintain: %s tables, live %s, kept for releases %s, retained %s, freed %s%n"
            .formatted(
                uses.size(),
                sum(uses, TableUse::live),
                sum(uses, TableUse::keptForReleases),
                sum(uses, TableUse::retained),
                sum(uses, TableUse::freed));
  }

  private static String sum(List<TableUse> uses, ToLongFunction<TableUse> part) {
    return size(uses.stream().mapToLong(part).sum());
  }

  private static String size(long bytes) {
    return NightSummary.count((bytes + 1023) / 1024) + " KiB";
  }
}
