package io.dangol.app;

import io.dangol.night.Night;
import io.dangol.night.NightPlan;
import io.dangol.night.ReportFile;
import io.dangol.night.Settings;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a night would do. */
@Command(
    name = "plan",
    description = "Shows what 'nightly' would do, and why; writes nothing.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol plan --conf conf/local.conf --as-of 2011-12-09 --format json"})
final class PlanCommand implements Callable<Integer> {

  /** How the plan is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Mixin private ConfigOptions config;
  @Mixin private NightOptions night;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings();
    LocalDate asOf = night.asOf(settings);
    NightPlan plan = Night.plan(settings, asOf);
    PrintWriter out = spec.commandLine().getOut();
    out.print(format == Format.JSON ? ReportFile.json(plan) + "\n" : PlanText.of(plan));
    out.flush();
    return 0;
  }
}
