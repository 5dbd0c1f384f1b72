package io.dangol.night;

import io.dangol.job.Failure;
import io.dangol.job.RunReport;
import io.dangol.publish.PublishSettings;
import io.dangol.publish.Release;
import io.dangol.publish.ServingQueries;
import io.dangol.publish.ServingStore.Holder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How a shop's nights fare at one instant, from the serving store and the report of the last run.
 *
 * @param zone the shop's, in which as-of dates end
 * @param release what readers see; empty before the first one, and if the store does not answer
 * @param holder who is at work; empty for nobody
 * @param lastRun the report of the run that ended last, and its file
 * @param noAnswer why the store could not be asked
 */
public record Health(
    Instant at,
    ZoneId zone,
    Duration maxAge,
    Optional<Release> release,
    Optional<Holder> holder,
    Optional<LastRun> lastRun,
    Optional<Failure> noAnswer) {

  /** The report of a run, and its file. */
  public record LastRun(Path file, RunReport report) {}

  /** Opens no Spark session. */
  public static Health of(Settings settings, Instant at) {
    Optional<LastRun> lastRun =
        NightReports.of(settings).newest().map(file -> new LastRun(file, ReportFile.read(file)));
    PublishSettings.Store store = settings.publish().store();
    Optional<Release> release = Optional.empty();
    Optional<Holder> holder = Optional.empty();
    Optional<Failure> noAnswer = Optional.empty();
    try {
      holder = store.holder();
      release = current(store);
    } catch (Failure e) {
      noAnswer = Optional.of(e);
    }
    Duration maxAge = settings.monitor().maxAge();
    return new Health(at, settings.zone(), maxAge, release, holder, lastRun, noAnswer);
  }

  /** Time since readers changed to the release. */
  Optional<Duration> age() {
    return release.map(shown -> Duration.between(shown.publishedAt(), at));
  }

  /** What a person has to see to; empty if readers see a release that is fresh enough. */
  public Optional<Failure> trouble() {
    if (noAnswer.isPresent()) {
      return noAnswer;
    }
    if (release.isEmpty()) {
      return Optional.of(Failure.data("nothing has been published yet" + seeLastRun()));
    }
    return hiddenNight().or(this::tooOld);
  }

  /**
   * Whether nights by schedule, whose date is yesterday's, are of an earlier date than the release
   * that readers see, and so are kept and not shown.
   */
  boolean hidesNights() {
    return lastRun
        .map(LastRun::report)
        .filter(run -> run.asOf().equals(scheduled(Instant.parse(run.startedAt())).toString()))
        .flatMap(run -> release.map(shown -> shown.asOf().isAfter(LocalDate.parse(run.asOf()))))
        .orElse(false);
  }

  private LocalDate scheduled(Instant startedAt) {
    return new ShopClock(zone, () -> startedAt).yesterday();
  }

  private Optional<Failure> hiddenNight() {
    return hidesNights()
        ? Optional.of(
            Failure.data(
                "release %s, which readers see, is as of %s: the night of %s and all others before that date are kept and not shown. 'dangol releases' lists them, 'dangol rollback --to N' shows one"
                    .formatted(
                        release.get().number(),
                        release.get().asOf(),
                        lastRun.get().report().asOf())))
        : Optional.empty();
  }

  private Optional<Failure> tooOld() {
    return age()
        .filter(age -> age.compareTo(maxAge) > 0)
        .map(
            age ->
                Failure.data(
                    "release %s was published %s h ago, must be at most %s h (monitor.max-age)%s"
                        .formatted(
                            release.get().number(),
                            age.toHours(),
                            maxAge.toHours(),
                            seeLastRun())));
  }

  private String seeLastRun() {
    return lastRun
        .map(
            run ->
                "; the last run, of %s, ended with %s: %s"
                    .formatted(
                        run.report().asOf(), run.report().exitCode(), run.report().message()))
        .orElse("; no run has ended yet: look at the scheduler");
  }

  private static Optional<Release> current(PublishSettings.Store store) {
    if (!store.isThere()) {
      return Optional.empty();
    }
    try (ServingQueries queries = store.queries()) {
      return queries.current();
    }
  }
}
