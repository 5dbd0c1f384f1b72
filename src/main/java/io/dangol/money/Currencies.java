package io.dangol.money;

import static io.dangol.table.Columns.AMOUNT;
import static io.dangol.table.Columns.CURRENCY;
import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import io.dangol.config.Section;
import io.dangol.job.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The currency in which the shop adds up money, and what one of another is worth in it.
 *
 * <p>{@code silver.events} keeps amounts as they were given. Whoever adds them up reads them
 * through {@link #inOwn}.
 *
 * @param own empty where the configuration names none: then all amounts must be in one currency
 * @param rates by currency, with {@value #RATE_DIGITS} decimal places
 */
public record Currencies(Optional<String> own, SortedMap<String, BigDecimal> rates) {
  /** What an ISO 4217 code looks like. */
  public static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  private static final int RATE_DIGITS = 10;
  private static final double LEAST_RATE = 1e-10;
  private static final double LARGEST_RATE = 99_999_999;

  /** Eight whole digits and ten others: times an amount of sixteen and two it loses nothing. */
  private static final String RATE_TYPE = "decimal(18,10)";

  /** As wide as the largest amount at the largest rate. */
  private static final String WORTH_TYPE = "decimal(28,2)";

  public Currencies {
    rates = Collections.unmodifiableSortedMap(new TreeMap<>(rates));
  }

  /** Reads {@code currency} and {@code rates} of the section {@code ingest}. */
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
    return new Currencies(own, rates);
  }

  /** The currencies that the shop can add up; empty if it has named none. */
  public Set<String> known() {
    Set<String> known = new TreeSet<>(rates.keySet());
    own.ifPresent(known::add);
    return known;
  }

  /**
   * Events with each amount in the shop's currency, rounded half up to two decimal places; those
   * for which there is no rate stay as they are.
   *
   * @param events columns of {@code silver.events}
   */
  public Dataset<Row> inOwn(Dataset<Row> events) {
    if (rates.isEmpty()) {
      return events;
    }
    Column worth = AMOUNT.col().cast(WORTH_TYPE);
    Column currency = CURRENCY.col();
    for (Map.Entry<String, BigDecimal> rate : rates.entrySet()) {
      Column is = CURRENCY.col().equalTo(rate.getKey());
      Column one = lit(rate.getValue()).cast(RATE_TYPE);
      worth = when(is, round(AMOUNT.col().multiply(one), 2).cast(WORTH_TYPE)).otherwise(worth);
      currency = when(is, lit(own.orElseThrow())).otherwise(currency);
    }
    return events.withColumn(AMOUNT.name(), worth).withColumn(CURRENCY.name(), currency);
  }

  /**
   * Fails where amounts of several currencies would be added up.
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
            ? "silver.events has amounts in %s, and there is no rate for it: set ingest.rates { %s } (what one is worth in %s)"
                .formatted(codes, rates, own.get())
            : "silver.events has amounts in %s, which cannot be added up: set ingest.currency to the shop's own, and ingest.rates for the others"
                .formatted(codes));
  }
}
