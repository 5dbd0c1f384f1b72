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
 * Decides which files are complete and which somebody may still be writing.
 *
 * @param quiet how long a file must not have changed
 * @param now when the night lists the files; a later modification time comes from another clock and
 *     is ignored
 */
public record Settled(Duration quiet, Instant now) {

  /** Treats every file as complete. */
  public static final Settled ALL = new Settled(Duration.ZERO, Instant.EPOCH);

  /** The latest modification time of the files that a night would take. */
  public static Optional<Instant> youngest(
      IngestSettings settings, Run run, Dataset<Row> ingestedFiles, Landing landing) {
    return new Arrivals(settings.sources(), ALL, landing).youngest(ingestedFiles, run.asOf());
  }

  boolean isComplete(LandingFile file) {
    return !file.modified().isAfter(now.minus(quiet)) || file.modified().isAfter(now);
  }
}
