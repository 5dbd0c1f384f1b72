package io.dangol.night;

import io.dangol.ingest.IngestSettings;
import io.dangol.ingest.Settled;
import io.dangol.job.Inputs;
import io.dangol.job.Run;
import io.dangol.table.Tables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives files that have just come in the time to be written to their end. */
final class Settling {
  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private Settling() {}

  /** Waits once where a new file is too young, and says what is whole from then on. */
  static Settled await(IngestSettings settings, Run run, Inputs inputs, Clock clock) {
    Duration quiet = settings.settle();
    if (quiet.isZero()) {
      return Settled.ALL;
    }
    Optional<Instant> youngest =
        Settled.youngest(settings, run, inputs.read(Tables.INGESTED_FILES), inputs.landing());
    Duration rest = rest(youngest, clock.instant(), quiet);
    if (!rest.isZero()) {
      LOG.info("a file has just come in: waits {} s for its end (ingest.settle)", rest.toSeconds());
      sleep(rest);
    }
    return new Settled(quiet, clock.instant());
  }

  /** How long the youngest file still has to be quiet; not at all if its time is after now. */
  static Duration rest(Optional<Instant> youngest, Instant now, Duration quiet) {
    return youngest
        .filter(at -> !at.isAfter(now))
        .map(at -> quiet.minus(Duration.between(at, now)))
        .filter(rest -> !rest.isNegative())
        .orElse(Duration.ZERO);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis() + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while files settle", e);
    }
  }
}
