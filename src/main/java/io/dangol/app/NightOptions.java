package io.dangol.app;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of every command that is about one night. */
final class NightOptions {

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The night's date, as in 2011-12-09 (default: yesterday in the shop's zone).")
  private @Nullable LocalDate asOf;

  LocalDate asOf(Settings settings) {
    return asOf == null
        ? LocalDate.now(Clock.systemUTC().withZone(settings.zone())).minusDays(1)
        : asOf;
  }
}
