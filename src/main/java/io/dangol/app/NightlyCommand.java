package io.dangol.app;

import io.dangol.job.RunReport;
import io.dangol.night.AcceptedGates;
import io.dangol.night.Night;
import io.dangol.night.NightReports;
import io.dangol.night.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a night from the landing files to the serving store. */
@Command(
    name = "nightly",
    description = "Runs a night: takes new files, trains, checks and publishes one release.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The last line on standard output is the path of the run report, also of a night that failed.",
      "A published night's report also stays next to it as release-N.json.",
      "",
      "Example:  dangol nightly --conf conf/online-retail.conf --as-of 2011-12-09"
    })
final class NightlyCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Mixin private NightOptions night;

  @Option(
      names = "--force",
      description = {
        "Runs every job again and publishes, even if nothing has changed. Also takes a date after",
        "today."
      })
  private boolean force;

  @Option(
      names = "--accept",
      paramLabel = "GATE",
      description = {
        "Publishes although this gate refuses, such as row-count; may be repeated. Exit code 5",
        "names the gates that refused. rejected-consents takes files (exit code 3) although some",
        "of their consents cannot be read, and counts these as withdrawals."
      })
  private List<String> accept = new ArrayList<>();

  @Option(
      names = "--adopt",
      description = {
        "After a restore: tables and serving store belong to each other from now on, though the",
        "store was made from other tables or the tables were guarded by another store."
      })
  private boolean adopt;

  @Option(
      names = "--report",
      paramLabel = "PATH",
      description = "Where to write the report (default: below the home folder, by date).")
  private @Nullable Path report;

  @Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    AcceptedGates accepted = AcceptedGates.of(accept);
    Settings settings = config.settings();
    LocalDate asOf = night.asOf(settings, force);
    Path path = report == null ? NightReports.of(settings).last(asOf) : report;
    PrintWriter out = spec.commandLine().getOut();
    try {
      RunReport done =
          Night.open(settings, new ConsoleProgress(), adopt).run(asOf, force, accepted, path);
      out.print(NightSummary.of(done));
      out.println(path);
      return done.exitCode();
    } catch (Exception e) {
      if (NightReports.leavesReport(e)) {
        out.println(path);
      }
      throw e;
    } finally {
      out.flush();
    }
  }
}
