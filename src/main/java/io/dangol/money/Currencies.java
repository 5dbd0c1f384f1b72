package io.dangol.money;

import static io.dangol.table.Columns.AMOUNT;
import static io.dangol.table.Columns.CURRENCY;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.RATE;
import static io.dangol.table.Columns.RATED_CURRENCY;
import static io.dangol.table.Columns.RATE_ON;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;

import io.dangol.config.Section;
import io.dangol.job.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;

/**
 * The shop's own currency, and the rates of other currencies.
 *
 * <p>{@code silver.events} keeps amounts in their original currency; {@link #inOwn} converts them
 * before they are added up. It uses the rate of the amount's day, or the last rate before it. If
 * that is too old or missing, it uses the rate in the configuration.
 *
 * @param own empty if the configuration names none; then all amounts must be in one currency
 * @param rates in the configuration, by currency, with {@value #RATE_DIGITS} decimal places
 * @param maxRateAge days for which a rate still applies if the following days have none
 */
public record Currencies(
    Optional<String> own, SortedMap<String, BigDecimal> rates, int maxRateAge) {
  /** The form of an ISO 4217 code. */
  public static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  private static final int RATE_DIGITS = 10;
  private static final double LEAST_RATE = 1e-10;
  private static final double LARGEST_RATE = 99_999_999;
  private static final int LARGEST_AGE = 366;

  /** Eight digits before and ten after the decimal point: exact if multiplied by an amount. */
  private static final DataType RATE_TYPE = RATE.type();

  private static final String DAY = "__day";
  private static final String RATE_OF_DAY = "__rate";

  /** Has room for the largest amount at the largest rate. */
  private static final String WORTH_TYPE = "decimal(28,2)";

  public Currencies {
    rates = Collections.unmodifiableSortedMap(new TreeMap<>(rates));
  }

  /** Reads {@code currency}, {@code rates} and {@code max-rate-age} of {@code ingest}. */
  public static Currencies read(Section ingest) {
    Optional<String> own =
        ingest.has("currency") ? Optional.of(ingest.text("currency")) : Optional.empty();
    own.filter(code -> !CODE.matcher(code).matches())
        .ifPresent(code -> ingest.problem("currency", "must be an ISO 4217 code, such as EUR"));
    SortedMap<String, BigDecimal> rates = new TreeMap<>();
    ingest
        .numberMap("rates", LEAST_RATE, LARGEST_RATE)
        .forEach(
            (code, rate) ->
                rates.put(
                    code, BigDecimal.valueOf(rate).setScale(RATE_DIGITS, RoundingMode.HALF_UP)));
    for (String code : rates.keySet()) {
      if (!CODE.matcher(code).matches()) {
        ingest.problem("rates", code + " must be an ISO 4217 code, such as JPY");
      } else if (own.isEmpty()) {
        ingest.problem("rates", "need ingest.currency: into which one " + code + " is converted");
      } else if (own.get().equals(code)) {
        ingest.problem("rates", code + " is the shop's own currency, which needs none");
      }
    }
    return new Currencies(own, rates, ingest.days("max-rate-age", 0, LARGEST_AGE));
  }

  /** The codes of ISO 4217 that Java knows. */
  public static Set<String> iso() {
    return Currency.getAvailableCurrencies().stream()
        .map(Currency::getCurrencyCode)
        .collect(toCollection(TreeSet::new));
  }

  /** The currencies that can be added up on every day; empty if the shop names no currency. */
  public Set<String> known() {
    Set<String> known = new TreeSet<>(rates.keySet());
    own.ifPresent(known::add);
    return known;
  }

  /**
   * Events with each amount in the shop's currency, rounded half up to two decimal places. Amounts
   * without a rate do not change.
   *
   * @param events columns of {@code silver.events}
   * @param exchangeRates rows of {@code silver.exchange_rates}
   * @param zone in which days begin
   */
  public Dataset<Row> inOwn(Dataset<Row> events, Dataset<Row> exchangeRates, ZoneId zone) {
    if (own.isEmpty()) {
      return events;
    }
    Column isForeign = not(CURRENCY.col().equalTo(own.get()));
    Column day = from_utc_timestamp(OCCURRED_AT.col(), zone.getId()).cast("date");
    Column rate = when(isForeign, coalesce(col(RATE_OF_DAY), constant()));
    Column worth = round(AMOUNT.col().multiply(rate), 2).cast(WORTH_TYPE);
    Dataset<Row> ofDays =
        daily(exchangeRates)
            .withColumnRenamed(RATED_CURRENCY.name(), CURRENCY.name())
            .withColumnRenamed(RATE.name(), RATE_OF_DAY);
    // At most one rate for each currency and day.
    return events
        .withColumn(DAY, day)
        .join(broadcast(ofDays), new String[] {CURRENCY.name(), DAY}, "left")
        .withColumn(AMOUNT.name(), coalesce(worth, AMOUNT.col().cast(WORTH_TYPE)))
        .withColumn(
            CURRENCY.name(), when(rate.isNotNull(), lit(own.get())).otherwise(CURRENCY.col()))
        .select(Stream.of(events.columns()).map(name -> col(name)).toArray(Column[]::new));
  }

  /** The rate of each day: its own, else the last one before it that is not too old. */
  private Dataset<Row> daily(Dataset<Row> exchangeRates) {
    Column next =
        lead(RATE_ON.col(), 1)
            .over(Window.partitionBy(RATED_CURRENCY.col()).orderBy(RATE_ON.col()));
    Column last = date_add(RATE_ON.col(), maxRateAge);
    return exchangeRates
        .withColumn("last", least(last, date_add(next, -1)))
        .select(
            RATED_CURRENCY.col(),
            RATE.col(),
            explode(sequence(RATE_ON.col(), col("last"))).as(DAY));
  }

  /** The rate in the configuration for an event's currency; null if there is none. */
  private Column constant() {
    Column rate = lit(null).cast(RATE_TYPE);
    for (Map.Entry<String, BigDecimal> each : rates.entrySet()) {
      rate =
          when(CURRENCY.col().equalTo(each.getKey()), lit(each.getValue()).cast(RATE_TYPE))
              .otherwise(rate);
    }
    return rate;
  }

  /**
   * Fails if amounts of several currencies would be added up.
   *
   * @param found currencies of the events that {@link #inOwn} returned
   */
  public void requireOne(Set<String> found) {
    Set<String> foreign = new TreeSet<>(found);
    own.ifPresent(foreign::remove);
    if (own.isPresent() ? foreign.isEmpty() : foreign.size() <= 1) {
      return;
    }
    String codes = String.join(" and ", foreign);
    String rates = foreign.stream().map(code -> code + " = ...").collect(joining(", "));
    throw Failure.data(
        own.isPresent()
            ? "silver.events has amounts in %s, and there is no rate for it on some of their days, or in the %s days before (silver.exchange_rates): let a source bring it, or set ingest.rates { %s } (what one is worth in %s)"
                .formatted(codes, maxRateAge, rates, own.get())
            : "silver.events has amounts in %s, which cannot be added up: set ingest.currency to the shop's own, and ingest.rates for the others"
                .formatted(codes));
  }
}
