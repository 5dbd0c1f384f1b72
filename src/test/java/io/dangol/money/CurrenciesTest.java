package io.dangol.money;

import static io.dangol.table.Tables.EXCHANGE_RATES;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.job.Failure;
import java.time.ZoneId;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CurrenciesTest {

  private static final String EVENT =
      "line int, amount decimal(18,2), currency string, occurred_at timestamp";
  private static final Dataset<Row> NO_RATES = rows(EXCHANGE_RATES, "");

  private final Problems problems = new Problems();

  @Test
  void convertsEachAmountAndRoundsHalfUp() {
    Dataset<Row> events =
        rows(
            EVENT,
            """
            {line: 1, amount: 5.00, currency: "EUR"}
            {line: 2, amount: 15000.00, currency: "JPY"}
            {line: 3, amount: 0.50, currency: "SEK"}
            {line: 4, amount: 9999999999999999.99, currency: "BTC"}
            {line: 5, amount: 7.00, currency: "USD"}
            {line: 6}
            """);

    assertThat(
            read("currency = EUR, rates { JPY = 0.0061, SEK = 0.09, BTC = 99999999 }")
                .inOwn(events, NO_RATES, UTC))
        .hasRows(
            """
            {line: 1, amount: 5.00, currency: "EUR"}
            {line: 2, amount: 91.50, currency: "EUR"}
            {line: 3, amount: 0.05, currency: "EUR"}
            {line: 4, amount: 999999989999999999000000.01, currency: "EUR"}
            {line: 5, amount: 7.00, currency: "USD"}
            {line: 6, amount: null, currency: null}
            """);
    org.assertj.core.api.Assertions.assertThat(read("rates {}").inOwn(events, NO_RATES, UTC))
        .isSameAs(events);
  }

  @Test
  void anAmountTakesTheRateOfItsDayOrTheLastOneBeforeIt() {
    Dataset<Row> rates =
        rows(
            EXCHANGE_RATES,
            """
            {currency: "SEK", rate_on: "2026-03-05", rate: 0.1}
            {currency: "SEK", rate_on: "2026-03-06", rate: 0.2}
            {currency: "SEK", rate_on: "2026-03-09", rate: 0.3}
            {currency: "JPY", rate_on: "2026-03-06", rate: 0.0061}
            {currency: "EUR", rate_on: "2026-03-06", rate: 2}
            """);
    Dataset<Row> events =
        rows(
            EVENT,
            """
            {line: 1, amount: 100, currency: "SEK", occurred_at: "2026-03-06T22:59:59Z"}
            {line: 2, amount: 100, currency: "SEK", occurred_at: "2026-03-08T12:00:00Z"}
            {line: 3, amount: 100, currency: "SEK", occurred_at: "2026-03-08T23:00:00Z"}
            {line: 4, amount: 100, currency: "SEK", occurred_at: "2026-03-04T12:00:00Z"}
            {line: 5, amount: 100, currency: "SEK", occurred_at: "2026-03-12T12:00:00Z"}
            {line: 6, amount: 100, currency: "JPY", occurred_at: "2026-03-06T12:00:00Z"}
            {line: 7, amount: 100, currency: "EUR", occurred_at: "2026-03-06T12:00:00Z"}
            {line: 8, amount: 100, currency: "JPY", occurred_at: "2026-03-12T12:00:00Z"}
            """);

    assertThat(
            read("currency = EUR, rates { JPY = 0.01 }, max-rate-age = 2d")
                .inOwn(events, rates, ZoneId.of("Europe/Berlin")))
        .hasRows(
            """
            {line: 1, amount: 20.00, currency: "EUR"}
            {line: 2, amount: 20.00, currency: "EUR"}
            {line: 3, amount: 30.00, currency: "EUR"}
            {line: 4, amount: 100.00, currency: "SEK"}
            {line: 5, amount: 100.00, currency: "SEK"}
            {line: 6, amount: 0.61, currency: "EUR"}
            {line: 7, amount: 100.00, currency: "EUR"}
            {line: 8, amount: 1.00, currency: "EUR"}
            """);
  }

  @Test
  void amountsInSeveralCurrenciesAreNeverAddedUp() {
    Currencies none = read("rates {}");
    Currencies euros = read("currency = EUR, rates { SEK = 0.09 }");

    assertThatCode(() -> none.requireOne(Set.of("JPY"))).doesNotThrowAnyException();
    assertThatCode(() -> none.requireOne(Set.of())).doesNotThrowAnyException();
    assertThatCode(() -> euros.requireOne(Set.of("EUR"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> none.requireOne(Set.of("JPY", "EUR")))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.DATA))
        .hasMessage(
            "silver.events has amounts in EUR and JPY, which cannot be added up: set ingest.currency to the shop's own, and ingest.rates for the others");
    assertThatThrownBy(() -> euros.requireOne(Set.of("JPY")))
        .hasMessage(
            "silver.events has amounts in JPY, and there is no rate for it on some of their days, or in the 7 days before (silver.exchange_rates): let a source bring it, or set ingest.rates { JPY = ... } (what one is worth in EUR)");
  }

  @Test
  void ratesNeedACurrencyAndCodes() {
    read("rates { JPY = 0.0061 }");
    read("currency = euro, rates { yen = 1, SEK = 0 }");
    read("currency = EUR, rates { EUR = 1 }");

    assertThat(problems.all())
        .hasSize(5)
        .anySatisfy(p -> assertThat(p).contains("rates", "need ingest.currency"))
        .anySatisfy(p -> assertThat(p).contains("currency", "must be an ISO 4217 code"))
        .anySatisfy(p -> assertThat(p).contains("rates", "yen must be an ISO 4217 code"))
        .anySatisfy(p -> assertThat(p).contains("rates", "must be a number, "))
        .anySatisfy(p -> assertThat(p).contains("rates", "EUR is the shop's own currency"));
  }

  private Currencies read(String ingest) {
    return Currencies.read(
        Section.root(
            ConfigFactory.parseString(ingest)
                .withFallback(ConfigFactory.parseString("max-rate-age = 7d")),
            problems));
  }
}
