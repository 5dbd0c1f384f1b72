package io.dangol.timing;

import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;
import static io.dangol.table.Tables.NEXT_PURCHASES;
import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.table.Columns;
import io.dangol.testing.Hocon;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PredictPurchasesTest {

  private static final LocalDate AS_OF = LocalDate.parse("2011-12-09");
  private static final Run RUN = new Run("test", AS_OF, ZoneOffset.UTC, 7);
  private static final TimingSettings SETTINGS =
      Hocon.settings(
          "timing",
          "event-types = [purchase], min-purchases = 3, horizon = 60d, sample = 500, min-gaps = 30",
          TimingSettings::read);

  private static final String EVENT_COLUMNS =
      "customer_id bigint, event_type string, item_id bigint, occurred_at timestamp,"
          + " quantity decimal(18,3)";

  /** When customers run out of tea, which lasts some 6 days a pack. */
  private static final Map<Integer, LocalDate> PLANTED = new TreeMap<>();

  private static Dataset<Row> shop;
  private static StepTables night;

  @BeforeAll
  static void aNight() {
    shop = shop();
    night = predict(shop.coalesce(1));
  }

  @Test
  void theOrderOfEventsChangesNothing() {
    StepTables seven = predict(shop.repartition(7));

    assertThat(night.rows(NEXT_PURCHASES)).isEqualTo(seven.rows(NEXT_PURCHASES)).isNotEmpty();
    assertThat(night.rows(METRICS)).isEqualTo(seven.rows(METRICS));
    assertThat(night.rows(MODELS)).isEqualTo(seven.rows(MODELS)).hasSize(3);
  }

  @Test
  void aStapleIsDueATenDaysAfterTheLastOne() {
    // Customer 1 bought coffee every 10 days, the last time 5 days ago.
    Row coffee = row(1, "item", "K1");
    assertThat(Columns.NEXT_ITEM_ID.longOf(coffee)).isEqualTo(1);
    assertThat(Columns.LAST_BOUGHT_ON.dateOf(coffee)).isEqualTo(AS_OF.minusDays(5));
    assertThat(Columns.USUAL_GAP_DAYS.doubleOf(coffee)).isBetween(9.0, 11.0);
    assertThat(Columns.DUE_ON.dateOf(coffee)).isBetween(AS_OF.plusDays(4), AS_OF.plusDays(6));
    assertThat(Columns.WITHIN_7_DAYS.doubleOf(coffee)).isGreaterThan(0.7);
    assertThat(Columns.REGULARITY.doubleOf(coffee)).isGreaterThan(0.6);
    assertThat(row(1, "category", "drinks").isNullAt(4)).isTrue();
    assertThat(Columns.DUE_ON.isNullIn(row(1, "shop", "anything"))).isFalse();
  }

  @Test
  void whatIsLeftOfThreePacksLastsLongerThanOfOne() {
    assertThat(PLANTED).hasSizeGreaterThan(15);
    PLANTED.forEach(
        (customer, due) ->
            assertThat(Columns.DUE_ON.dateOf(row(customer, "item", "T2")))
                .isBetween(due.minusDays(2), due.plusDays(2)));
  }

  @Test
  void whoLeftHasARowButNoDate() {
    Row left = row(50, "shop", "anything");
    assertThat(Columns.RETURN_PROBABILITY.doubleOf(left)).isLessThan(0.5);
    assertThat(Columns.DUE_ON.isNullIn(left)).isTrue();
    assertThat(Columns.DUE_UNTIL.isNullIn(left)).isTrue();
  }

  @Test
  void theNightIsJudgedByTheLastHorizon() {
    assertThat(night.metric(BackTest.MODEL, "next_purchase", "coverage")).isBetween(0.5, 1.0);
    assertThat(night.metric(BackTest.MODEL, "next_of_item", "mae")).isLessThan(5);
    assertThat(night.metric(BackTest.MODEL, "next_of_item", "predicted-rows"))
        .isEqualTo(
            (double)
                night.rows(NEXT_PURCHASES).stream()
                    .filter(row -> row.getString(2).equals("item"))
                    .count());
  }

  @Test
  void theNightMeasuresWhatAnEvaluationOfThatDayMeasures() {
    List<Metric> evaluated =
        TimingEvaluation.of(
            shop,
            items(),
            SETTINGS,
            new Run("test", AS_OF.minusDays(60), ZoneOffset.UTC, 7),
            days -> assertThat(days).isEqualTo(60));

    assertThat(evaluated)
        .filteredOn(metric -> metric.name().equals("mae"))
        .filteredOn(metric -> metric.model().equals(BackTest.MODEL))
        .hasSize(3)
        .allSatisfy(
            metric ->
                assertThat(metric.value())
                    .isEqualTo(night.metric(BackTest.MODEL, metric.population(), "mae")));
  }

  @Test
  void withoutPurchasesThereAreNoRowsAndAReason() {
    StepTables written =
        predict(
            rows(
                EVENT_COLUMNS,
                """
                {customer_id: 1, event_type: "view", item_id: 1, occurred_at: "2011-12-01T00:00:00Z"}
                """));

    assertThat(written.rows(NEXT_PURCHASES)).isEmpty();
    assertThat(written.rows(MODELS)).isEmpty();
    assertThat(written.rows(METRICS))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.getString(7))
                    .isEqualTo("the log has no event of [purchase] up to 2011-12-09"));
  }

  @Test
  void aShortLogGivesNoRowsAndAReason() {
    StepTables written =
        predict(
            rows(
                EVENT_COLUMNS,
                """
                {customer_id: 1, event_type: "purchase", item_id: 1, occurred_at: "2011-12-01T00:00:00Z"}
                {customer_id: 1, event_type: "purchase", item_id: 1, occurred_at: "2011-12-05T00:00:00Z"}
                """));

    assertThat(written.rows(NEXT_PURCHASES)).isEmpty();
    assertThat(written.rows(METRICS))
        .extracting(row -> row.getDouble(5), row -> row.getString(7))
        .hasSize(3)
        .allSatisfy(
            values ->
                assertThat(values.toList()).containsExactly(0.0, "the log has fewer than 30 gaps"));
  }

  /**
   * Customers 1 to 20 buy coffee every 10 days or so, 21 to 40 tea as long as it lasted, 41 to 60
   * coffee six times and then nothing more.
   */
  private static Dataset<Row> shop() {
    StringBuilder lines = new StringBuilder();
    for (int customer = 1; customer <= 20; customer++) {
      for (int ago = 4 + customer; ago < 240; ago += 9 + (ago * 7 + customer) % 3) {
        lines.append(purchase(customer, 1, ago, 1));
      }
    }
    for (int customer = 21; customer <= 40; customer++) {
      int ago = 230 + customer % 5;
      for (int i = customer; ago > 0; i++) {
        int packs = 1 + (i * 5 + customer) % 7 % 3;
        lines.append(purchase(customer, 2, ago, packs));
        ago -= 6 * packs + (i * 3 + customer) % 2;
      }
      if (ago < 0) {
        PLANTED.put(customer, AS_OF.minusDays(ago));
      }
    }
    for (int customer = 41; customer <= 60; customer++) {
      for (int i = 0; i < 6; i++) {
        lines.append(purchase(customer, 1, 120 + customer + i * (8 + customer % 4), 1));
      }
    }
    return rows(EVENT_COLUMNS, lines.toString());
  }

  private static String purchase(int customer, int item, int daysAgo, int packs) {
    return """
        {customer_id: %s, event_type: "purchase", item_id: %s, occurred_at: "%sT10:00:00Z", quantity: %s}
        """
        .formatted(customer, item, AS_OF.minusDays(daysAgo), packs);
  }

  private static Dataset<Row> items() {
    return rows(
        "item_id bigint, code string, category string",
        """
        {item_id: 1, code: "K1", category: "drinks"}
        {item_id: 2, code: "T2", category: "drinks"}
        """);
  }

  private static StepTables predict(Dataset<Row> events) {
    StepTables written = new StepTables(AS_OF).with(EVENTS, events).with(ITEMS, items());
    new PredictPurchases(SETTINGS).run(RUN, written, written);
    return written;
  }

  private static Row row(long customer, String scope, String subject) {
    return night.rows(NEXT_PURCHASES).stream()
        .filter(row -> row.getLong(1) == customer)
        .filter(row -> row.getString(2).equals(scope) && row.getString(3).equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
