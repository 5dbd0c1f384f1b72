package io.dangol.app;

import io.dangol.job.Failure;
import io.dangol.night.Health;
import io.dangol.night.HealthMetrics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells operators and monitoring how the nights fare. */
@Command(
    name = "status",
    description = {
      "Shows what readers see, who is at work and how the last run ended; writes no table.",
      "",
      "Exit code 0: readers see a release that is fresh enough. 3: there is none, or it was published too long ago,"
          + " or its date is after that of the scheduled night. 4: the serving store does not answer."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol status --conf conf/demo.conf --max-age 30h"})
final class StatusCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Option(
      names = "--max-age",
      paramLabel = "HOURS",
      description = "Greatest age of the release, as in 30h (default: monitor.max-age).")
  private @Nullable String maxAge;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private PlanCommand.Format format;

  @Option(
      names = "--prometheus",
      paramLabel = "FILE",
      description = "Writes all of it as metrics too, for node_exporter's textfile collector.")
  private @Nullable Path prometheus;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<String> pairs = maxAge == null ? List.of() : List.of("monitor.max-age=" + maxAge);
    Health health = Health.of(config.settings(pairs), Clock.systemUTC().instant());
    PrintWriter out = spec.commandLine().getOut();
    out.print(format == PlanCommand.Format.JSON ? HealthText.json(health) : HealthText.of(health));
    out.flush();
    if (prometheus != null) {
      HealthMetrics.write(health, prometheus);
    }
    Optional<Failure> trouble = health.trouble();
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    return 0;
  }
}
