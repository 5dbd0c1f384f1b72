package io.dangol.churn;

import static io.dangol.churn.ActivityDays.DAY;
import static io.dangol.churn.ChurnFeatures.CUT_ON;
import static io.dangol.churn.ChurnLabels.CHURNED;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Customers as they were on several cut-offs, with what became of them: one row per cut-off and
 * customer of its population, features standardised, label null while unknown.
 */
final class ChurnPanel {

  private final Dataset<Row> rows;
  private final ShopRhythm rhythm;
  private final ChurnSettings settings;
  private final LocalDate knownUntil;

  private ChurnPanel(
      Dataset<Row> rows, ShopRhythm rhythm, ChurnSettings settings, LocalDate knownUntil) {
    this.rows = rows;
    this.rhythm = rhythm;
    this.settings = settings;
    this.knownUntil = knownUntil;
  }

  /**
   * How many examples cut-offs give.
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
   * What a night knows: the populations that its models learn from and score as of its date, and
   * those of the evaluation one horizon before.
   *
   * @param use what is done with the panel before its caches are freed
   * @return what {@code use} returns; empty if the log has no activity up to the as-of date
   */
  static <T> Optional<T> tonight(
      Dataset<Row> events,
      ChurnSettings settings,
      ZoneId zone,
      LocalDate asOf,
      Function<ChurnPanel, T> use) {
    return with(
        events,
        settings,
        zone,
        asOf,
        rhythm -> List.of(asOf.minusDays(rhythm.horizonDays()), asOf),
        (days, rhythm) -> asOf,
        use);
  }

  /**
   * What a past night knew, and what became of its population since: labels look one horizon past
   * it, nothing else does. Its own labels are unknown if the log ends before that horizon.
   */
  static <T> Optional<T> inRetrospect(
      Dataset<Row> events,
      ChurnSettings settings,
      ZoneId zone,
      LocalDate asOf,
      Function<ChurnPanel, T> use) {
    return with(
        events,
        settings,
        zone,
        asOf,
        rhythm -> List.of(asOf),
        (days, rhythm) -> earlier(asOf.plusDays(rhythm.horizonDays()), lastDay(days)),
        use);
  }

  /**
   * Makes the panel that trains as of some dates and scores on them.
   *
   * @param asOf the shop's rhythm is taken from what was known then
   * @param knownUntil last day on which labels are based, from {@link ActivityDays} and the rhythm
   */
  private static <T> Optional<T> with(
      Dataset<Row> events,
      ChurnSettings settings,
      ZoneId zone,
      LocalDate asOf,
      Function<ShopRhythm, List<LocalDate>> modelDates,
      BiFunction<Dataset<Row>, ShopRhythm, LocalDate> knownUntil,
      Function<ChurnPanel, T> use) {
    Dataset<Row> days = cached(ActivityDays.of(events, settings, zone));
    try {
      return ShopRhythm.of(days, settings, asOf)
          .map(
              rhythm -> {
                LocalDate known = knownUntil.apply(days, rhythm);
                Dataset<Row> rows =
                    cached(
                        rows(
                            days,
                            settings,
                            rhythm,
                            cutOffs(modelDates.apply(rhythm), rhythm, settings),
                            known));
                try {
                  return use.apply(new ChurnPanel(rows, rhythm, settings, known));
                } finally {
                  rows.unpersist();
                }
              });
    } finally {
      days.unpersist();
    }
  }

  /** The dates and the labelled cut-offs that are known by them, earliest first. */
  private static List<LocalDate> cutOffs(
      List<LocalDate> modelDates, ShopRhythm rhythm, ChurnSettings settings) {
    return modelDates.stream()
        .flatMap(on -> Stream.concat(Stream.of(on), rhythm.labelledCutOffs(on, settings).stream()))
        .distinct()
        .sorted()
        .toList();
  }

  private static Dataset<Row> rows(
      Dataset<Row> days,
      ChurnSettings settings,
      ShopRhythm rhythm,
      List<LocalDate> cutOffs,
      LocalDate knownUntil) {
    return StandardisedFeatures.withStandardised(ChurnFeatures.asOf(days, cutOffs, settings))
        .transform(
            rows -> ChurnLabels.labelled(rows, days, cutOffs, rhythm.horizonDays(), knownUntil));
  }

  ShopRhythm rhythm() {
    return rhythm;
  }

  ChurnSettings settings() {
    return settings;
  }

  /** Last day of which the labels know. */
  LocalDate knownUntil() {
    return knownUntil;
  }

  /** Cut-offs whose labels are known by a date, earliest first. */
  List<LocalDate> labelledCutOffs(LocalDate by) {
    return rhythm.labelledCutOffs(by, settings);
  }

  /** The population of some cut-offs. */
  Dataset<Row> population(List<LocalDate> cutOffs) {
    return rows.where(CUT_ON.isin(cutOffs.toArray()));
  }

  /** One action. */
  Count countOf(List<LocalDate> cutOffs) {
    Row row = population(cutOffs).agg(count(lit(1)), count_if(CHURNED)).first();
    return new Count(row.getLong(0), row.getLong(1));
  }

  /** One action; of a log with activity. */
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
