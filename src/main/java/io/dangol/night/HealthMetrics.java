package io.dangol.night;

import io.dangol.job.WholeFile;
import io.dangol.monitor.Exposition;
import io.dangol.monitor.RunMetrics;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore.Holder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Health as a text file for Prometheus. Ages are not in it, as the file is read long after it was
 * written: they are {@code time()} less a timestamp.
 */
public final class HealthMetrics {

  private HealthMetrics() {}

  /** Everybody can read the file: node_exporter runs as another user, and nothing is personal. */
  public static void write(Health health, Path file) {
    WholeFile.write(file, WholeFile.Readers.EVERYBODY, of(health).toString());
  }

  public static Exposition of(Health health) {
    Exposition text = new Exposition();
    text.gauge(
        "dangol_store_up",
        "1 if the serving store answered, else 0.",
        health.noAnswer().isEmpty() ? 1 : 0);
    text.gauge(
        "dangol_release_max_age_seconds",
        "Greatest age of a release that is fresh enough (monitor.max-age).",
        (double) health.maxAge().toSeconds());
    health.release().ifPresent(release -> release(text, health, release));
    text.gauge(
        "dangol_release_hides_nights",
        "1 if that release is of a later date than the scheduled night, which is then kept and not shown, else 0.",
        health.hidesNights() ? 1 : 0);
    if (health.noAnswer().isEmpty()) {
      text.gauge(
          "dangol_store_held", "1 if a run held the store.", health.holder().isPresent() ? 1 : 0);
    }
    health
        .holder()
        .map(Holder::since)
        .ifPresent(
            since ->
                text.gauge(
                    "dangol_store_held_since_timestamp_seconds",
                    "When that run took the store.",
                    seconds(since)));
    health.lastRun().ifPresent(run -> RunMetrics.add(text, run.report()));
    return text;
  }

  private static void release(Exposition text, Health health, Release release) {
    text.gauge(
            "dangol_release_number",
            "Number of the release that readers see.",
            (double) release.number())
        .gauge(
            "dangol_release_published_timestamp_seconds",
            "When readers changed to it.",
            seconds(release.publishedAt()))
        .gauge(
            "dangol_release_as_of_end_timestamp_seconds",
            "End of the date that it knows of, in the shop's zone.",
            seconds(release.asOf().plusDays(1).atStartOfDay(health.zone()).toInstant()));
    new TreeMap<>(release.rows())
        .forEach(
            (view, rows) ->
                text.gauge(
                    "dangol_release_rows",
                    "Rows that readers see in a view.",
                    rows,
                    Map.of("view", view)));
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
