package io.dangol.night;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.dangol.churn.ChurnEvaluation;
import io.dangol.churn.ScoreChurn;
import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.Inputs;
import io.dangol.job.Run;
import io.dangol.lake.DeltaWorkspace;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.learn.Metric;
import io.dangol.profile.BuildProfiles;
import io.dangol.profile.Interactions;
import io.dangol.profile.Profiles;
import io.dangol.profile.Shop;
import io.dangol.recommend.evaluate.EvaluateRecommendations;
import io.dangol.segment.SegmentEvaluation;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Models of a past date, measured on the lake's events. */
public final class Evaluation {

  /** What can be measured, and how. */
  public enum Subject {
    RECOMMEND,
    CHURN,
    SEGMENT;

    public List<Metric> of(Evaluation evaluation) {
      return switch (this) {
        case RECOMMEND -> evaluation.recommendations();
        case CHURN -> evaluation.churn();
        case SEGMENT -> evaluation.segments();
      };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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

  public List<Metric> recommendations() {
    return recommendations(1);
  }

  /** The same for one of so many parts of the customers, divided by hash of their ids. */
  public List<Metric> recommendations(int parts) {
    requireLog("recommendations", settings.recommend().evaluation().testDays());
    Inputs inputs = inputsOf(EvaluateRecommendations.JOB, later);
    Column customer = Columns.CUSTOMER_ID.col();
    Dataset<Row> events =
        inputs
            .read(Tables.EVENTS)
            .where(customer.isNull().or(pmod(xxhash64(customer), lit(parts)).equalTo(0)));
    return settings
        .recommend()
        .rankingEvaluation(
            (known, end) -> Interactions.asOf(known, end, run.zone(), settings.interactions()))
        .metrics(run, events, inputs.read(Tables.ITEMS));
  }

  public List<Metric> churn() {
    Inputs inputs = inputsOf(ScoreChurn.JOB, later);
    return ChurnEvaluation.of(
        inOwn(inputs), settings.churn(), run.zone(), run.asOf(), days -> requireLog("churn", days));
  }

  List<Metric> segments() {
    Inputs inputs = inputsOf(BuildProfiles.JOB, run);
    Dataset<Row> events = inOwn(inputs);
    Dataset<Row> items = inputs.read(Tables.ITEMS);
    Shop shop = Shop.asOf(events, items, run.end(), run.zone(), settings.profile().types());
    settings.currencies().requireOne(shop.currencies());
    return SegmentEvaluation.of(
        Profiles.asOf(events, items, run.end(), run.zone(), shop, settings.profile()),
        settings.segment(),
        run);
  }

  private Dataset<Row> inOwn(Inputs inputs) {
    return settings
        .currencies()
        .inOwn(inputs.read(Tables.EVENTS), inputs.read(Tables.EXCHANGE_RATES), run.zone());
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

  private Inputs inputsOf(String job, Run at) {
    return workspace.desk(jobs.named(job), at).inputs();
  }
}
