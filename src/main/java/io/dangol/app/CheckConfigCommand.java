package io.dangol.app;

import io.dangol.ingest.SourceSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads the configuration and says all that is wrong with it. */
@Command(
    name = "check-config",
    description = "Reads the configuration and names every problem, with file and line.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol check-config --conf conf/local.conf --set recommend.rank=32"})
final class CheckConfigCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
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
    out.flush();
    return 0;
  }
}
