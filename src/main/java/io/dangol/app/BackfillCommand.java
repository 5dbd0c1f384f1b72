package io.dangol.app;

import io.dangol.ingest.Calendar;
import io.dangol.job.Failure;
import io.dangol.job.RunReport;
import io.dangol.night.Night;
import io.dangol.night.NightReports;
import io.dangol.night.Settings;
import io.dangol.night.ShopClock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the nights of many dates, one after the other. */
@Command(
    name = "backfill",
    description = {
      "Runs the night of each day from one date to another: one release for each feed day.",
      "Closed days (ingest.calendar.closed) make none. Nights that are done already are left"
          + " alone, so the same command goes on after a failure. Nights before the one that"
          + " readers see are kept and not shown.",
      "A night that a gate refuses ends the backfill with 5: 'nightly --as-of DATE --accept GATE'"
          + " publishes it, then the same backfill goes on."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The last line on standard output is the path of the last night's report.",
      "",
      "Example:  dangol backfill --conf conf/online-retail.conf --from 2011-12-01 --to 2011-12-09"
    })
final class BackfillCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      required = true,
      description = "The first night's date.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      required = true,
      description = "The last night's date.")
  private LocalDate to;

  @Option(
      names = "--force",
      description = {
        "Runs every job of every night again and publishes, even if nothing changed. Also takes",
        "dates after today."
      })
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings();
    ShopClock.of(settings).requireNotAfterToday(to, force);
    List<LocalDate> days = feedDays(settings.ingest().calendar());
    PrintWriter out = spec.commandLine().getOut();
    ConsoleProgress progress = new ConsoleProgress();
    Night night = Night.open(settings, progress);
    for (LocalDate day : days) {
      progress.says("night " + (days.indexOf(day) + 1) + " of " + days.size() + ": " + day);
      RunReport done = run(night, day, NightReports.of(settings).last(day), out);
      out.printf(Locale.ROOT, "%s  %,.0f s  %s%n", day, done.seconds(), done.message());
      out.flush();
    }
    Path last = NightReports.of(settings).last(days.get(days.size() - 1));
    out.println(last);
    out.flush();
    return 0;
  }

  private RunReport run(Night night, LocalDate day, Path report, PrintWriter out) {
    try {
      return night.run(day, force, report);
    } catch (Exception e) {
      // Spark's own are checked, though its methods do not declare them.
      out.printf("%s  did not end well; the report is %s%n", day, report);
      out.flush();
      throw e;
    }
  }

  private List<LocalDate> feedDays(Calendar calendar) {
    if (from.isAfter(to)) {
      throw Failure.configuration("--from %s is after --to %s".formatted(from, to));
    }
    List<LocalDate> days =
        from.datesUntil(to.plusDays(1)).filter(day -> !calendar.isClosed(day)).toList();
    if (days.isEmpty()) {
      throw Failure.configuration(
          "all days from %s to %s are closed by ingest.calendar.closed".formatted(from, to));
    }
    return days;
  }
}
