package io.dangol.app;

import io.dangol.job.JobRun;
import io.dangol.night.Night;
import io.dangol.night.Settings;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one job of a night. */
@Command(
    name = "run",
    description = "Runs one job of a night on the tables as they are; publishes nothing.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol run build-profiles --conf conf/local.conf --as-of 2011-12-09"})
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Mixin private NightOptions night;

  @Parameters(paramLabel = "JOB", description = "Name of the job, as shown by 'dangol plan'.")
  private String job;

  @Option(names = "--force", description = "Also takes a date after today.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings();
    LocalDate asOf = night.asOf(settings, force);
    JobRun done = Night.open(settings, new ConsoleProgress()).runJob(job, asOf);
    var out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s finished in %.1f s, rows written: %s%n",
        job,
        done.seconds(),
        done.rowsWritten());
    out.flush();
    return 0;
  }
}
