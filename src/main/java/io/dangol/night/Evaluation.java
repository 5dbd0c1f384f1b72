package io.dangol.night;

import static org.apache.spark.sql.functions.max;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.Inputs;
import io.dangol.job.Run;
import io.dangol.lake.DeltaWorkspace;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.learn.Metric;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Models of a past date, measured on the lake's events. */
public final class Evaluation {

  /** Longer than any test window or horizon. */
  private static final int DAYS_AFTER = 3_660;

  private final Settings settings;
  private final Lake lake;
  private final Jobs jobs;
  private final DeltaWorkspace workspace;
  private final Run run;
  private final Run later;

  private Evaluation(Settings settings, Lake lake, LocalDate asOf) {
    this.settings = settings;
    this.lake = lake;
    this.jobs = Jobs.of(settings);
    this.workspace =
        new DeltaWorkspace(
            lake, new Ledger(lake), new ConsentGate(lake, settings.privacy()), FaultPoint.NONE);
    this.run =
        new Run("evaluate", asOf, settings.zone(), settings.seed(), Clock.systemUTC().instant());
    this.later = new Run("evaluate", asOf.plusDays(DAYS_AFTER), run.zone(), run.seed(), run.now());
  }

  public static Evaluation open(Settings settings, LocalDate asOf) {
    Lake lake = Sessions.lake(settings);
    if (!lake.exists(Tables.EVENTS)) {
      throw Failure.data(
          "there are no events below %s yet: run 'dangol nightly' or 'dangol run ingest-events' first"
              .formatted(settings.home()));
    }
    return new Evaluation(settings, lake, asOf);
  }

  /** What can be measured, in the order of the jobs. */
  public static List<String> subjects(Settings settings) {
    return Subjects.of(settings).stream().map(Subject::name).toList();
  }

  /** The figures of a subject. */
  public List<Metric> of(String subject) {
    return of(subject, 1);
  }

  /**
   * The same for one part of the customers.
   *
   * @param parts the number of parts, divided by a hash of the customers' ids
   */
  public List<Metric> of(String name, int parts) {
    Subject subject =
        Subjects.of(settings).stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no subject is named " + name));
    Run at = subject.judgedLater() ? later : run;
    Inputs inputs = workspace.tables(jobs.named(subject.job()), at).inputs();
    return subject
        .measure()
        .of(run, new PartOfCustomers(inputs, parts), days -> requireLog(name, days));
  }

  /** Figures about days that the log does not have would be wrong without a sign. */
  private void requireLog(String subject, int days) {
    LocalDate needed = run.asOf().plusDays(days);
    LocalDate last = lastDay();
    if (last.isBefore(needed) && isOpenBetween(last, needed)) {
      throw Failure.data(
          "%s as of %s: judged by the %s days after, to %s, but the log ends on %s: choose --as-of %s or earlier, or take later files first"
              .formatted(subject, run.asOf(), days, needed, last, last.minusDays(days)));
    }
  }

  /** The last day with an event, or with a file where files are dated. */
  private LocalDate lastDay() {
    Timestamp event =
        lake.read(Tables.EVENTS).agg(max(Columns.OCCURRED_AT.col())).first().getTimestamp(0);
    Date feed = lake.read(Tables.INGESTED_FILES).agg(max(Columns.FEED_ON.col())).first().getDate(0);
    return Stream.of(
            Optional.ofNullable(event).map(at -> at.toInstant().atZone(run.zone()).toLocalDate()),
            Optional.ofNullable(feed).map(Date::toLocalDate))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.MIN);
  }

  /** Whether the shop was open on a day after the first and up to the second. */
  private boolean isOpenBetween(LocalDate after, LocalDate upTo) {
    return after
        .plusDays(1)
        .datesUntil(upTo.plusDays(1))
        .anyMatch(day -> !settings.ingest().calendar().isClosed(day));
  }
}
