package io.dangol.app;

import io.dangol.night.Settings;
import io.dangol.night.ShopClock;
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
    return asOf == null ? ShopClock.of(settings).yesterday() : asOf;
  }

  /** For commands that write: CONFIGURATION if the date is after today, unless it is forced. */
  LocalDate asOf(Settings settings, boolean force) {
    LocalDate date = asOf(settings);
    ShopClock.of(settings).requireNotAfterToday(date, force);
    return date;
  }
}
