package io.dangol.ingest;

import static io.dangol.table.Columns.RATE;
import static io.dangol.table.Columns.RATED_CURRENCY;
import static io.dangol.table.Columns.RATE_ON;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.ingest.source.Kind;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Run;
import io.dangol.money.Currencies;
import io.dangol.money.Rated;
import io.dangol.table.Tables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The exchange rates that a batch brings. They are read before its other records, because each
 * amount of these needs a rate.
 */
final class RatesOfBatch {
  private static final int SHOWN_CONFLICTS = 3;

  private RatesOfBatch() {}

  /**
   * A batch's records, each amount judged by the rates of the table and of the batch itself.
   *
   * @param exchangeRates rows of {@link Tables#EXCHANGE_RATES}
   * @param records reads the batch's records of the sources in the given settings
   */
  static Records rated(
      IngestSettings settings,
      Intake intake,
      Run run,
      Dataset<Row> exchangeRates,
      Function<IngestSettings, Records> records) {
    return records.apply(withRates(settings, intake, run, exchangeRates, records));
  }

  /** The settings with the days that have a rate. */
  private static IngestSettings withRates(
      IngestSettings settings,
      Intake intake,
      Run run,
      Dataset<Row> exchangeRates,
      Function<IngestSettings, Records> records) {
    if (settings.currencies().own().isEmpty()) {
      return settings;
    }
    Dataset<Row> rates = exchangeRates.select(RATED_CURRENCY.col(), RATE_ON.col());
    List<SourceSettings> rating =
        settings.sources().stream()
            .filter(source -> source.feeds(Kind.RATES) && !intake.of(source).isEmpty())
            .toList();
    if (!rating.isEmpty()) {
      Dataset<Row> own = of(records.apply(settings.of(rating)).canonical());
      rates = rates.union(own.select(RATED_CURRENCY.col(), RATE_ON.col()));
    }
    Map<String, List<LocalDate>> days = new HashMap<>();
    Dataset<Row> all = rates.distinct();
    Records.reading(all::collectAsList)
        .forEach(
            row ->
                days.computeIfAbsent(RATED_CURRENCY.textOf(row), currency -> new ArrayList<>())
                    .add(RATE_ON.dateOf(row)));
    Currencies currencies = settings.currencies();
    return settings.with(
        Rated.always(currencies.known()).with(days, currencies.maxRateAge(), run.zone()));
  }

  /** Two rates for one currency and day, neither of which is later than the other. */
  static List<String> conflicts(Dataset<Row> canonical, List<SourceSettings> sources) {
    if (sources.stream().noneMatch(source -> source.feeds(Kind.RATES))) {
      return List.of();
    }
    Column rate = RATE.col();
    Column file = col(CanonicalRecords.FILE);
    return of(canonical)
        .groupBy(RATED_CURRENCY.col(), RATE_ON.col(), col(CanonicalRecords.FEED_ON))
        .agg(
            min(rate).as("least"),
            max(rate).as("most"),
            min_by(file, rate).as("least_in"),
            max_by(file, rate).as("most_in"))
        .where("least < most")
        .orderBy(RATED_CURRENCY.col(), RATE_ON.col(), col(CanonicalRecords.FEED_ON))
        .limit(SHOWN_CONFLICTS)
        .collectAsList()
        .stream()
        .map(RatesOfBatch::conflict)
        .toList();
  }

  private static String conflict(Row row) {
    return "%s has two rates for %s, %s in %s and %s in %s: leave one of them; a correction comes as a file of a later feed day, or with a later night"
        .formatted(
            RATED_CURRENCY.textOf(row),
            RATE_ON.dateOf(row),
            plain(row.getAs("least")),
            row.getAs("least_in"),
            plain(row.getAs("most")),
            row.getAs("most_in"));
  }

  private static Dataset<Row> of(Dataset<Row> canonical) {
    Dataset<Row> sound = canonical.where(col("rates").isNotNull());
    return sound.select(col(CanonicalRecords.FILE), col(CanonicalRecords.FEED_ON), col("rates.*"));
  }

  private static String plain(BigDecimal rate) {
    return rate.stripTrailingZeros().toPlainString();
  }
}
