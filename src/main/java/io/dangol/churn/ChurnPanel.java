package io.dangol.churn;

import static io.dangol.churn.ActivityDays.ACTIONS;
import static io.dangol.churn.ActivityDays.DAY;
import static io.dangol.churn.ChurnFeatures.CUT_ON;
import static io.dangol.churn.ChurnLabels.CHURNED;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Customers as they were on several cut-offs, with what became of them: one row per cut-off and
 * customer of its population, with features and a label that is null while unknown.
 *
 * <p>Holds the rows in Spark's cache until closed.
 */
final class ChurnPanel implements AutoCloseable {

  private final ChurnSettings settings;
  private final Dataset<Row> days;
  private final Optional<ShopRhythm> rhythm;
  private final Dataset<Row> rows;
  private final LocalDate knownUntil;

  private ChurnPanel(
      ChurnSettings settings,
      Dataset<Row> days,
      Optional<ShopRhythm> rhythm,
      Dataset<Row> rows,
      LocalDate knownUntil) {
    this.settings = settings;
    this.days = days;
    this.rhythm = rhythm;
    this.rows = rows;
    this.knownUntil = knownUntil;
  }

  /**
   * The number of examples that cut-offs give.
   *
   * @param customers rows, one per cut-off and customer
   */
  record Count(long customers, long churned) {
    double baseRate() {
      return (double) churned / customers;
    }

    boolean hasOfEach(long least) {
      return churned >= least && customers - churned >= least;
    }
  }

  /**
   * The dates of a panel.
   *
   * @param models dates as of which models are trained and score their population
   * @param knownUntil last day on which labels are based
   */
  private record Dates(List<LocalDate> models, LocalDate knownUntil) {}

  /**
   * What a night knows: the populations that its models learn from and score as of its date, and
   * those of the evaluation one horizon before.
   */
  static ChurnPanel tonight(
      Dataset<Row> events, ChurnSettings settings, ZoneId zone, LocalDate asOf) {
    return of(
        ActivityDays.of(events, settings, zone),
        settings,
        asOf,
        (days, rhythm) -> new Dates(List.of(asOf.minusDays(rhythm.horizonDays()), asOf), asOf));
  }

  /**
   * What a past night knew, and what became of its population afterwards. Labels look one horizon
   * past the night; nothing else does. If the log ends before that horizon, the labels of the
   * night's own population are unknown.
   */
  static ChurnPanel inRetrospect(
      Dataset<Row> events, ChurnSettings settings, ZoneId zone, LocalDate asOf) {
    return of(
        ActivityDays.of(events, settings, zone),
        settings,
        asOf,
        (days, rhythm) ->
            new Dates(List.of(asOf), earlier(asOf.plusDays(rhythm.horizonDays()), lastDay(days))));
  }

  /** Runs one action or more, and caches the rows; the shop's rhythm is that of the as-of date. */
  private static ChurnPanel of(
      Dataset<Row> activityDays,
      ChurnSettings settings,
      LocalDate asOf,
      BiFunction<Dataset<Row>, ShopRhythm, Dates> datesOf) {
    Dataset<Row> days = cached(activityDays);
    try {
      Optional<ShopRhythm> rhythm = ShopRhythm.of(days, settings, asOf);
      if (rhythm.isEmpty()) {
        return new ChurnPanel(settings, days, rhythm, days.limit(0), asOf);
      }
      Dates dates = datesOf.apply(days, rhythm.get());
      Dataset<Row> rows = cached(rows(days, settings, rhythm.get(), dates));
      return new ChurnPanel(settings, days, rhythm, rows, dates.knownUntil());
    } catch (RuntimeException e) {
      days.unpersist();
      throw e;
    }
  }

  private static Dataset<Row> rows(
      Dataset<Row> days, ChurnSettings settings, ShopRhythm rhythm, Dates dates) {
    List<LocalDate> cutOffs = cutOffs(dates.models(), rhythm, settings);
    Dataset<Row> features = ChurnFeatures.asOf(days, cutOffs, settings);
    return ChurnLabels.labelled(features, days, cutOffs, rhythm.horizonDays(), dates.knownUntil());
  }

  /** The dates, and of each the cut-offs that a model learns from; earliest first. */
  private static List<LocalDate> cutOffs(
      List<LocalDate> modelDates, ShopRhythm rhythm, ChurnSettings settings) {
    return modelDates.stream()
        .flatMap(
            on ->
                Stream.of(
                        List.of(on),
                        rhythm.labelledCutOffs(on, settings),
                        Season.dates(on, rhythm, settings))
                    .flatMap(List::stream))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    rows.unpersist();
    days.unpersist();
  }

  /** Whether the log has any activity up to the as-of date; without it, the panel has no rows. */
  boolean hasActivity() {
    return rhythm.isPresent();
  }

  /** The rhythm of a shop with activity. */
  ShopRhythm rhythm() {
    return rhythm.orElseThrow();
  }

  ChurnSettings settings() {
    return settings;
  }

  /** The last day on which labels are based. */
  LocalDate knownUntil() {
    return knownUntil;
  }

  /** Cut-offs whose labels are known by a date, earliest first. */
  List<LocalDate> labelledCutOffs(LocalDate by) {
    return rhythm().labelledCutOffs(by, settings);
  }

  /** Cut-offs of last year around the same day, earliest first; none if it is not known. */
  List<LocalDate> seasonDates(LocalDate asOf) {
    return Season.dates(asOf, rhythm(), settings);
  }

  /** One row per customer and day with an activity: {@code customer_id} and {@code day}. */
  Dataset<Row> activeDays() {
    return days.where(ACTIONS.gt(0)).select(CUSTOMER_ID.col(), DAY);
  }

  /** The population of some cut-offs. */
  Dataset<Row> population(List<LocalDate> cutOffs) {
    return rows.where(CUT_ON.isin(cutOffs.toArray()));
  }

  /** Runs one action. */
  Count countOf(List<LocalDate> cutOffs) {
    Row row = population(cutOffs).agg(count(lit(1)), count_if(CHURNED)).first();
    return new Count(row.getLong(0), row.getLong(1));
  }

  /** Runs one action on a log with activity. */
  private static LocalDate lastDay(Dataset<Row> days) {
    return days.agg(max(DAY)).first().getDate(0).toLocalDate();
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static Dataset<Row> cached(Dataset<Row> rows) {
    return rows.persist(StorageLevel.MEMORY_AND_DISK());
  }
}
