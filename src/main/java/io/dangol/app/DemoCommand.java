package io.dangol.app;

import io.dangol.job.RunReport;
import io.dangol.night.Night;
import io.dangol.night.NightReports;
import io.dangol.night.Settings;
import io.dangol.simulate.SimulatedFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A whole night on a simulated shop. */
@Command(
    name = "demo",
    description = "Simulates a shop's logs, runs a night on them and shows what it made.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol demo --set simulate.customers=5000"})
final class DemoCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings(projectFile("conf/demo.conf"));
    PrintWriter out = spec.commandLine().getOut();
    ConsoleProgress progress = ConsoleProgress.always();
    simulate(settings, progress);
    LocalDate asOf = settings.simulate().lastDay();
    Path path = NightReports.of(settings).last(asOf);
    RunReport report = Night.open(settings, progress).run(asOf, false, path);
    out.print(new DemoText(settings, report, path).text());
    out.flush();
    return report.exitCode();
  }

  private static void simulate(Settings settings, ConsoleProgress progress) {
    String logs = settings.simulate().folder();
    if (SimulatedFiles.areComplete(Path.of(logs))) {
      progress.says("the logs are there from before (for others, remove " + logs + ")");
    } else {
      progress.says("simulating the logs of a shop");
      SimulateCommand.write(settings);
    }
  }

  /** A file of the project, wherever the command is called from. */
  private static Path projectFile(String name) {
    return Path.of(System.getProperty("dangol.project", "."), name);
  }
}
