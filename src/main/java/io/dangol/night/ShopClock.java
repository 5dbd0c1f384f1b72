package io.dangol.night;

import io.dangol.job.Failure;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Which day it is in the shop, and which nights can be asked for on it. */
public record ShopClock(ZoneId zone, InstantSource clock) {

  public static ShopClock of(Settings settings) {
    return new ShopClock(settings.zone(), Clock.systemUTC());
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  public LocalDate yesterday() {
    return today().minusDays(1);
  }

  /** Why a night's date is refused; empty if it is not after today. */
  Optional<String> objection(LocalDate asOf) {
    return asOf.isAfter(today())
        ? Optional.of(
            "the as-of date %s is after today, which is %s in %s. Readers would see that night and, until that day, none after it. Check the date; --force takes it all the same"
                .formatted(asOf, today(), zone))
        : Optional.empty();
  }

  /** CONFIGURATION if the date is after today, unless it is forced. */
  public void requireNotAfterToday(LocalDate asOf, boolean force) {
    Optional<String> objection = force ? Optional.empty() : objection(asOf);
    if (objection.isPresent()) {
      throw Failure.configuration(objection.get());
    }
  }
}
