package io.dangol.profile;

import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.EXCHANGE_RATES;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.JOURNEY_MOVES;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.job.Run;
import io.dangol.money.Currencies;
import io.dangol.table.Words.JourneyStage;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class JourneysTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final ProfileSettings SETTINGS =
      new ProfileSettings(
          new EventTypes(List.of("purchase"), List.of(), List.of(), List.of(), List.of()),
          3,
          2.0,
          180);

  /** The second purchase of customer 1 is on the first of March by the shop's clock. */
  private static final String THREE =
      """
      {customer_id: 1, event_type: "purchase", occurred_at: "2020-01-10T10:00:00Z"}
      {customer_id: 1, event_type: "purchase", occurred_at: "2020-02-29T23:30:00Z"}
      {customer_id: 2, event_type: "view",     occurred_at: "2020-02-05T10:00:00Z"}
      {customer_id: 2, event_type: "view",     occurred_at: "2020-03-05T10:00:00Z"}
      {customer_id: 3, event_type: "purchase", occurred_at: "2018-06-01T10:00:00Z"}
      {event_type: "purchase", occurred_at: "2020-02-05T10:00:00Z"}
      """;

  @Test
  void tellsEachCustomersWayTheLatestMoveFirst() {
    assertThat(night(events(THREE), "2020-03-10").read(JOURNEY_MOVES))
        .hasRows(
            """
            {customer_id: 1, rank: 1, moved_on: "2020-03-01", from_stage: "first_purchase", to_stage: "repeat", moved_by: "purchase", moved_because: "second purchase within 51 days"}
            {customer_id: 1, rank: 2, moved_on: "2020-01-10", from_stage: null, to_stage: "first_purchase", moved_by: "first_purchase", moved_because: "first purchase"}
            {customer_id: 2, rank: 1, moved_on: "2020-02-05", from_stage: null, to_stage: "visitor", moved_by: "first_visit", moved_because: "first visit"}
            {customer_id: 3, rank: 1, moved_on: "2018-11-29", from_stage: "first_purchase", to_stage: "lapsed", moved_by: "no_purchase", moved_because: "181 days without a purchase"}
            """);
  }

  @Test
  void countsTheTransitionsOfEachMonth() {
    StepTables night = night(events(THREE), "2020-03-10");

    assertThat(night.read(METRICS).where("metric like '2020-0% share%'"))
        .hasRows(
            """
            {model: "lapsed", metric: "2020-01 share: lapsed", value: 1.0, sample_size: 1}
            {model: "new", metric: "2020-01 share: first_purchase", value: 1.0, sample_size: 1}
            {model: "first_purchase", metric: "2020-02 share: first_purchase", value: 1.0, sample_size: 1}
            {model: "lapsed", metric: "2020-02 share: lapsed", value: 1.0, sample_size: 1}
            {model: "new", metric: "2020-02 share: visitor", value: 1.0, sample_size: 1}
            {model: "first_purchase", metric: "2020-03 share: repeat", value: 1.0, sample_size: 1}
            {model: "lapsed", metric: "2020-03 share: lapsed", value: 1.0, sample_size: 1}
            {model: "visitor", metric: "2020-03 share: visitor", value: 1.0, sample_size: 1}
            """);
  }

  @Test
  void theLastMoveLeadsToTheStageOfTheProfileOnAnyNightAndInAnyOrder() {
    Dataset<Row> shop = events(shop());
    Set<String> seen = new TreeSet<>();
    for (String day : new String[] {"2020-02-15", "2020-05-20", "2020-09-01"}) {
      StepTables night = night(shop.coalesce(1), day);

      assertThat(night.rows(JOURNEY_MOVES).stream().filter(row -> row.getInt(2) == 1))
          .hasSize(night.rows(CUSTOMER_PROFILES).size());
      assertThat(stages(night.read(JOURNEY_MOVES).where("rank = 1"), "to_stage"))
          .isEqualTo(stages(night.read(CUSTOMER_PROFILES), "journey_stage"));
      seen.addAll(stages(night.read(CUSTOMER_PROFILES), "journey_stage").values());
    }
    StepTables one = night(shop.coalesce(1), "2020-09-01");
    StepTables seven = night(shop.repartition(7), "2020-09-01");
    assertThat(one.rows(JOURNEY_MOVES)).isEqualTo(seven.rows(JOURNEY_MOVES));
    assertThat(one.rows(METRICS)).isEqualTo(seven.rows(METRICS));
    assertThat(seen).hasSize(JourneyStage.values().length);
  }

  @Test
  void aShopWithoutPurchasesHasNoStagesAndAReason() {
    StepTables night =
        night(
            events(
                """
                {customer_id: 1, event_type: "view", occurred_at: "2020-01-10T10:00:00Z"}
                """),
            "2020-03-10");

    assertThat(night.rows(JOURNEY_MOVES)).isEmpty();
    assertThat(night.read(METRICS))
        .hasRows("{value: 0.0, detail: \"the log has no purchases, so there are no stages\"}");
  }

  /** Thirty customers who visit and buy at intervals of their own. */
  private static String shop() {
    StringBuilder lines = new StringBuilder();
    for (int customer = 1; customer <= 30; customer++) {
      LocalDate day = LocalDate.parse("2020-01-01").plusDays(customer % 9);
      lines.append(event(customer, "view", day));
      for (int i = 0; i < customer % 7; i++) {
        day = day.plusDays(1 + (customer * 11 + i * 17) % 47);
        lines.append(event(customer, "purchase", day));
      }
    }
    return lines.toString();
  }

  private static String event(int customer, String type, LocalDate day) {
    return """
        {customer_id: %s, event_type: "%s", occurred_at: "%sT10:00:00Z"}
        """
        .formatted(customer, type, day);
  }

  private static Dataset<Row> events(String lines) {
    return ProfilesTest.events(lines);
  }

  private static Map<Long, String> stages(Dataset<Row> rows, String column) {
    return rows.collectAsList().stream()
        .collect(
            toMap(
                row -> row.<Long>getAs("customer_id"),
                row -> row.getAs(column),
                (one, other) -> one,
                TreeMap::new));
  }

  private static StepTables night(Dataset<Row> events, String day) {
    LocalDate asOf = LocalDate.parse(day);
    StepTables tables =
        new StepTables(asOf)
            .with(EVENTS, events)
            .with(ITEMS, rows(ITEMS, ""))
            .with(EXCHANGE_RATES, rows(EXCHANGE_RATES, ""));
    Currencies currencies =
        Currencies.read(
            Section.root(ConfigFactory.parseString("max-rate-age = 7d, rates {}"), new Problems()));
    new BuildProfiles(SETTINGS, currencies).run(new Run("r", asOf, ZONE, 7), tables, tables);
    return tables;
  }
}
