package io.dangol.churn;

import static io.dangol.churn.ChurnFeatures.CUT_ON;
import static io.dangol.churn.ChurnLabels.CHURNED;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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

  private ChurnPanel(Dataset<Row> rows, ShopRhythm rhythm, ChurnSettings settings) {
    this.rows = rows;
    this.rhythm = rhythm;
    this.settings = settings;
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
    Dataset<Row> days = cached(ActivityDays.of(events, settings, zone));
    try {
      return ShopRhythm.of(days, settings, asOf)
          .map(
              rhythm -> {
                LocalDate evaluatedOn = asOf.minusDays(rhythm.horizonDays());
                return with(days, settings, rhythm, List.of(evaluatedOn, asOf), asOf, use);
              });
    } finally {
      days.unpersist();
    }
  }

  /**
   * What a past night knew, and what became of its population since: labels look one horizon past
   * it, nothing else does.
   */
  static <T> Optional<T> inRetrospect(
      Dataset<Row> events,
      ChurnSettings settings,
      ZoneId zone,
      LocalDate asOf,
      Function<ChurnPanel, T> use) {
    Dataset<Row> days = cached(ActivityDays.of(events, settings, zone));
    try {
      return ShopRhythm.of(days, settings, asOf)
          .map(
              rhythm -> {
                LocalDate knownUntil = asOf.plusDays(rhythm.horizonDays());
                return with(days, settings, rhythm, List.of(asOf), knownUntil, use);
              });
    } finally {
      days.unpersist();
    }
  }

  private static <T> T with(
      Dataset<Row> days,
      ChurnSettings settings,
      ShopRhythm rhythm,
      List<LocalDate> modelDates,
      LocalDate knownUntil,
      Function<ChurnPanel, T> use) {
    List<LocalDate> cutOffs =
        modelDates.stream()
            .flatMap(
                on -> Stream.concat(Stream.of(on), rhythm.labelledCutOffs(on, settings).stream()))
            .distinct()
            .sorted()
            .toList();
    Dataset<Row> features = cached(ChurnFeatures.asOf(days, cutOffs, settings));
    Dataset<Row> rows =
        cached(
            StandardisedFeatures.withStandardised(features)
                .transform(
                    standardised ->
                        ChurnLabels.labelled(
                            standardised, days, cutOffs, rhythm.horizonDays(), knownUntil)));
    try {
      return use.apply(new ChurnPanel(rows, rhythm, settings));
    } finally {
      rows.unpersist();
      features.unpersist();
    }
  }

  ShopRhythm rhythm() {
    return rhythm;
  }

  ChurnSettings settings() {
    return settings;
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

  private static Dataset<Row> cached(Dataset<Row> rows) {
    return rows.persist(StorageLevel.MEMORY_AND_DISK());
  }
}
