package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.job.Run;
import io.dangol.money.Currencies;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amounts whose rates a source brings, by day. */
class RatesOfBatchTest {
  private static final String SHOP =
      """
      currency = EUR, rates { JPY = 0.01 }, max-rate-age = 3d
      sources.shop {
        format = csv, path = "shop*.csv", max-rejected = 1
        events { event-type = "'purchase'", occurred-at = at, amount = total, currency = cur }
      }
      sources.bank {
        format = csv, path = "bank_{yyyy-MM-dd}*.csv", may-be-empty = true, max-rejected = 1
        types { rate = "decimal(20,12)" }
        rates { currency = cur, day = day, worth = rate }
      }
      """;

  @TempDir Path folder;
  private final MemoryLake lake = new MemoryLake();

  @Test
  void anAmountNeedsARateOfItsDayOrOfTheDaysBefore() throws IOException {
    rates("2026-03-06", "2026-03-06,sek,0.1\n2026-03-06,USD,0\n2026-03-06,GBP,-1\n,CHF,1\n");
    sales(
        "a",
        """
        2026-03-05 10:00:00,SEK,1
        2026-03-06 10:00:00,SEK,2
        2026-03-09 10:00:00,SEK,3
        2026-03-10 10:00:00,SEK,4
        2026-03-06 10:00:00,USD,5
        2026-03-06 10:00:00,JPY,6
        2026-03-06 10:00:00,EUR,7
        2026-03-06 10:00:00,SEK,
        """);

    night("2026-03-06");

    assertThat(lake.read(Tables.EXCHANGE_RATES))
        .hasRows("{currency: \"SEK\", rate_on: \"2026-03-06\", rate: 0.1, batch_id: 1}");
    assertThat(rejected())
        .hasRows(
            """
            {reason: "bad-rate", config_key: "rates.worth", payload: "2026-03-06,USD,0"}
            {reason: "bad-rate", config_key: "rates.worth", payload: "2026-03-06,GBP,-1"}
            {reason: "no-day", config_key: "rates.day", payload: ",CHF,1"}
            {reason: "no-rate", config_key: "events.currency", payload: "2026-03-05 10:00:00,SEK,1"}
            {reason: "no-rate", config_key: "events.currency", payload: "2026-03-10 10:00:00,SEK,4"}
            {reason: "no-rate", config_key: "events.currency", payload: "2026-03-06 10:00:00,USD,5"}
            """);
  }

  @Test
  void aRateThatComesLaterBringsTheRejectsIn() throws IOException {
    rates("2026-03-06", "");
    sales("a", "2026-03-08 10:00:00,SEK,1\n2026-03-08 10:00:00,EUR,2\n");
    night("2026-03-06");
    assertThat(rejected()).hasRows("{reason: \"no-rate\"}");
    assertThat(lake.warnings()).singleElement().asString().contains("SEK on 2026-03-08");

    rates("2026-03-07", "2026-03-07,SEK,0.1\n");
    night("2026-03-07");
    new ReplayRejects(settings(), ReplaySelection.ALL).run(run("2026-03-07"), lake, lake);

    assertThat(lake.read(Tables.EVENTS))
        .hasRows(
            """
            {amount: 2.00, currency: "EUR", batch_id: 1}
            {amount: 1.00, currency: "SEK", batch_id: 3}
            """);
  }

  @Test
  void twoRatesForOneDayStopTheNight() throws IOException {
    rates("2026-03-06a", "2026-03-06,SEK,0.1\n2026-03-06,USD,1\n");
    rates("2026-03-06b", "2026-03-06,SEK,0.11\n2026-03-06,USD,1\n");
    sales("a", "2026-03-06 10:00:00,SEK,1\n");

    assertThatThrownBy(() -> night("2026-03-06"))
        .hasMessageStartingWith(
            "SEK has two rates for 2026-03-06, 0.1 in file:%1$s/bank_2026-03-06a.csv and 0.11 in file:%1$s/bank_2026-03-06b.csv: leave one of them"
                .formatted(folder))
        .hasMessageNotContaining("USD");
    assertThat(lake.rows(Tables.INGESTED_FILES)).isEmpty();
  }

  @Test
  void aLaterFileCorrectsARateAndALateOneDoesNot() throws IOException {
    sales("a", "2026-03-06 10:00:00,EUR,1\n");
    rates("2026-03-07", "2026-03-06,SEK,0.1\n");
    rates("2026-03-08", "2026-03-06,SEK,0.2\n");
    night("2026-03-08");
    assertThat(lake.read(Tables.EXCHANGE_RATES)).hasRows("{currency: \"SEK\", rate: 0.2}");
    rates("2026-03-09", "2026-03-06,SEK,0.3\n");
    rates("2026-03-06", "2026-03-06,SEK,0.4\n2026-03-05,SEK,0.5\n");
    night("2026-03-09");

    assertThat(lake.read(Tables.EXCHANGE_RATES))
        .hasRows(
            """
            {rate_on: "2026-03-06", rate: 0.3}
            {rate_on: "2026-03-05", rate: 0.5}
            """);

    Set<String> wrong = Set.of("file:" + folder.resolve("bank_2026-03-09.csv"));
    new UntakeFiles(wrong).run(run("2026-03-09"), lake, lake);

    assertThat(lake.read(Tables.EXCHANGE_RATES)).hasRows("{rate_on: \"2026-03-05\", rate: 0.5}");
  }

  @Test
  void aCurrencyOfTheSourceNeedsARateToo() throws IOException {
    rates("2026-03-06", "2026-03-06,SEK,0.1\n");
    sales("a", "2026-03-06 10:00:00,,1\n2026-03-05 10:00:00,,2\n");
    String krona = "sources.shop { currency = SEK, events.currency = null }";

    new IngestEvents(settings(SHOP + krona)).run(run("2026-03-06"), lake, lake);

    assertThat(lake.read(Tables.EVENTS)).hasRows("{amount: 1.00, currency: \"SEK\"}");
    assertThat(rejected()).hasRows("{reason: \"no-rate\", payload: \"2026-03-05 10:00:00,,2\"}");
  }

  @Test
  void theWarningNamesCurrencyAndDay() {
    FileContent.Example example = new FileContent.Example(2, "9999", "USD on 2026-03-06");
    FileContent.Group unrated = new FileContent.Group("no-rate", "events.currency", "", 3, example);

    assertThat(new LostRecords("shop", 0.2).unrated(List.of(unrated)))
        .containsExactly(
            "source shop: 3 records are in a currency without a rate, or without one of their day (USD on 2026-03-06): let a source bring the rate, or set ingest.rates; 'dangol replay' then takes them");
  }

  @Test
  void onlyACodeOfIso4217IsTold() throws IOException {
    rates("2026-03-06", "");
    sales("a", "2026-03-06 23:30:00,USD,1\n2026-03-06 10:00:00,KIM,1\n");
    IngestSettings settings = settings();
    Run run = run("2026-03-06");
    Intake intake =
        new Intake(1, false, Optional.empty(), FeedFile.of(settings.sources(), lake.landing()));

    Dataset<Row> canonical = Records.of(settings, run, intake, lake.landing()).canonical();

    assertThat(canonical.where("source = 'shop'").select("position", "detail"))
        .hasRows(
            """
            {position: 2, detail: "USD on 2026-03-06"}
            {position: 3, detail: null}
            """);
  }

  private Dataset<Row> rejected() {
    return lake.read(Tables.REJECTED_EVENTS);
  }

  private void night(String asOf) {
    new IngestEvents(settings()).run(run(asOf), lake, lake);
  }

  private IngestSettings settings() {
    return settings(SHOP);
  }

  private IngestSettings settings(String ingest) {
    Problems problems = new Problems();
    Section section =
        Section.root(
            ConfigFactory.parseString("folder = \"" + folder + "\"\n" + ingest)
                .withFallback(ConfigFactory.parseResources("reference.conf").getConfig("ingest")),
            problems);
    Section privacy = Section.root(ConfigFactory.parseString("channels = [email]"), problems);
    IngestSettings settings =
        IngestSettings.read(section, privacy, "as ever", Currencies.read(section));
    problems.throwIfAny();
    return settings;
  }

  private static Run run(String asOf) {
    return new Run("run", LocalDate.parse(asOf), ZoneOffset.UTC, 7);
  }

  private void sales(String name, String lines) throws IOException {
    Files.writeString(folder.resolve("shop" + name + ".csv"), "at,cur,total\n" + lines);
  }

  private void rates(String day, String lines) throws IOException {
    Files.writeString(folder.resolve("bank_" + day + ".csv"), "day,cur,rate\n" + lines);
  }
}
