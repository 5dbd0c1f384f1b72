package io.dangol.ingest;

import io.dangol.job.Landing;
import io.dangol.job.Landing.LandingFile;
import io.dangol.job.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tells files that are whole from those that somebody may still be writing.
 *
 * @param quiet how long a file must not have changed
 * @param now when the night looks at the files; a time after it comes from another clock and tells
 *     nothing
 */
public record Settled(Duration quiet, Instant now) {

  /** Takes every file for whole. */
  public static final Settled ALL = new Settled(Duration.ZERO, Instant.EPOCH);

  /** When the youngest of the files that a night would take was written last. */
  public static Optional<Instant> youngest(
      IngestSettings settings, Run run, Dataset<Row> ingestedFiles, Landing landing) {
    return new Arrivals(settings.sources(), ALL, landing).youngest(ingestedFiles, run.asOf());
  }

  boolean isWhole(LandingFile file) {
    return !file.modified().isAfter(now.minus(quiet)) || file.modified().isAfter(now);
  }
}
