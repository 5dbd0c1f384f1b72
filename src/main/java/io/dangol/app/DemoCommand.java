package io.dangol.app;

import io.dangol.job.RunReport;
import io.dangol.night.Night;
import io.dangol.night.NightReports;
import io.dangol.night.Settings;
import io.dangol.publish.PublishSettings;
import io.dangol.publish.ServingQueries;
import io.dangol.simulate.SimulatedFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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
  private static final int CUSTOMERS_SHOWN = 3;
  private static final int ITEMS_SHOWN = 5;

  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings(projectFile("conf/demo.conf"));
    PrintWriter out = spec.commandLine().getOut();
    ConsoleProgress progress = new ConsoleProgress();
    simulate(settings, progress);
    LocalDate asOf = settings.simulate().lastDay();
    Path path = NightReports.of(settings).last(asOf);
    RunReport report = Night.open(settings, progress).run(asOf, false, path);
    out.print(NightSummary.of(report));
    out.printf("Metrics against baselines (docs/metrics.md has the formulas)%n%n");
    out.print(MetricsText.of(report.metrics()));
    show(settings, out);
    out.println(path);
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

  /** What a CRM would read: segments, and one customer of each of some of them. */
  private static void show(Settings settings, PrintWriter out) {
    PublishSettings.Store store = settings.publish().store();
    try (ServingQueries served = store.queries()) {
      out.printf("Segments%n%s%n", ServedText.of(served.segments()));
      List<String> accounts = served.someAccounts(CUSTOMERS_SHOWN);
      out.printf("One customer of each of %s segments%n%n", accounts.size());
      for (String account : accounts) {
        served
            .customer(account)
            .ifPresent(found -> out.println(ServedText.brief(found, ITEMS_SHOWN)));
      }
      out.print(whereToLook(settings, store, accounts));
    }
  }

  private static String whereToLook(
      Settings settings, PublishSettings.Store store, List<String> accounts) {
    String look = " --conf conf/demo.conf";
    return """
        Where to look
          raw logs        %5$s
          Delta tables    %1$s/tables
                          scripts/dangol show tables%3$s
          serving store   %2$s
          a customer      scripts/dangol show customer %6$s%3$s
          run again       scripts/dangol nightly%3$s --as-of %4$s

        """
        .formatted(
            settings.home(),
            whereServed(store),
            look,
            settings.simulate().lastDay(),
            settings.simulate().folder(),
            accounts.stream().findFirst().orElse("ACCOUNT"));
  }

  private static String whereServed(PublishSettings.Store store) {
    return store instanceof PublishSettings.Sqlite sqlite
        ? "%1$s%n%2$18ssqlite3 %1$s 'select * from recommendations limit 5'"
            .formatted(sqlite.path(), "")
        : store.where();
  }

  /** A file of the project, wherever the command is called from. */
  private static Path projectFile(String name) {
    return Path.of(System.getProperty("dangol.project", "."), name);
  }
}
