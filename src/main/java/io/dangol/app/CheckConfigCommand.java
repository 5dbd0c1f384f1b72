package io.dangol.app;

import io.dangol.ingest.ClosedDays;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.lake.LandingFolders;
import io.dangol.night.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the configuration and says all that is wrong with it. */
@Command(
    name = "check-config",
    description = "Reads the configuration and names every problem, with file and line.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol check-config --conf conf/local.conf --set recommend.rank=32"})
final class CheckConfigCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Option(
      names = "--suggest",
      description = {
        "Proposes calendar.closed and closed from the files of dated sources: weekdays and dates",
        "without one. Look at them before you take them over: a lost file is no holiday."
      })
  private boolean suggest;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings();
    var out = spec.commandLine().getOut();
    out.printf(
        "The configuration is sound. Home %s, zone %s, sources %s, configuration hash %s.%n",
        settings.home(),
        settings.zone(),
        settings.ingest().sources().stream().map(SourceSettings::name).toList(),
        settings.configHash());
    if (suggest) {
      suggested(settings).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private static List<String> suggested(Settings settings) {
    Configuration hadoop = settings.hadoop();
    List<String> lines =
        ClosedDays.suggested(
            settings.ingest().sources(), glob -> LandingFolders.list(glob, hadoop));
    return lines.isEmpty() ? List.of("# no source is dated: there is nothing to close") : lines;
  }
}
