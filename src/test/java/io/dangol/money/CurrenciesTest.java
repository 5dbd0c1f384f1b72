package io.dangol.money;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.job.Failure;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CurrenciesTest {

  private final Problems problems = new Problems();

  @Test
  void convertsEachAmountAndRoundsHalfUp() {
    Dataset<Row> events =
        rows(
            "line int, amount decimal(18,2), currency string",
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
                .inOwn(events))
        .hasRows(
            """
            {line: 1, amount: 5.00, currency: "EUR"}
            {line: 2, amount: 91.50, currency: "EUR"}
            {line: 3, amount: 0.05, currency: "EUR"}
            {line: 4, amount: 999999989999999999000000.01, currency: "EUR"}
            {line: 5, amount: 7.00, currency: "USD"}
            {line: 6, amount: null, currency: null}
            """);
    org.assertj.core.api.Assertions.assertThat(read("rates {}").inOwn(events)).isSameAs(events);
  }

  @Test
  void severalCurrenciesAreAddedUpByNobody() {
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
            "silver.events has amounts in JPY, and there is no rate for it: set ingest.rates { JPY = ... } (what one is worth in EUR)");
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
    return Currencies.read(Section.root(ConfigFactory.parseString(ingest), problems));
  }
}
