package io.dangol.demand;

import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.ITEM_DEMAND;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;
import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.table.Columns;
import io.dangol.testing.Hocon;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ForecastItemsTest {

  private static final LocalDate AS_OF = LocalDate.parse("2011-12-09");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DemandSettings SETTINGS =
      Hocon.settings("demand", "active-window = 90d", DemandSettings::read);

  private static final String EVENT_COLUMNS =
      "event_id string, customer_id bigint, event_type string, item_id bigint,"
          + " occurred_at timestamp, basket_id string, session_id string";

  private static final int STEADY = 1;
  private static final int RISING = 2;
  private static final int NEW = 3;
  private static final int FADING = 4;

  private static Dataset<Row> shop;
  private static StepTables night;

  @BeforeAll
  static void aNight() {
    shop = shop();
    night = forecast(shop.coalesce(1));
  }

  @Test
  void theOrderOfEventsChangesNothing() {
    StepTables seven = forecast(shop.repartition(7));

    assertThat(night.rows(ITEM_DEMAND)).isEqualTo(seven.rows(ITEM_DEMAND)).hasSize(4);
    assertThat(night.rows(METRICS)).isEqualTo(seven.rows(METRICS));
    assertThat(night.rows(MODELS)).isEqualTo(seven.rows(MODELS)).hasSize(1);
  }

  @Test
  void anItemHasItsLevelAndItsTrend() {
    Row steady = row(STEADY);
    assertThat(Columns.EXPECTED_7_DAYS.doubleOf(steady)).isBetween(13.0, 15.0);
    assertThat(Columns.EXPECTED_30_DAYS.doubleOf(steady)).isBetween(55.0, 65.0);
    assertThat(Columns.LOW_7_DAYS.intOf(steady)).isBetween(5, 12);
    assertThat(Columns.HIGH_30_DAYS.intOf(steady)).isGreaterThan(62);
    assertThat(Columns.DEMAND_TREND.textOf(steady)).isEqualTo("steady");
    assertThat(Columns.DEMAND_SEASON.textOf(steady)).isEqualTo("unknown");
    assertThat(Columns.BUYERS_LAST_28_DAYS.longOf(steady)).isEqualTo(56);
    assertThat(Columns.BUYERS_56_DAYS_BEFORE.longOf(steady)).isEqualTo(112);
    assertThat(Columns.FIRST_BOUGHT_ON.dateOf(steady)).isEqualTo(AS_OF.minusDays(99));
    assertThat(Columns.QUIET_PROBABILITY.isNullIn(steady)).isTrue();

    assertThat(Columns.DEMAND_TREND.textOf(row(RISING))).isEqualTo("rising");
    assertThat(Columns.TREND_LOW.doubleOf(row(RISING))).isGreaterThan(1.25);
    assertThat(Columns.DEMAND_TREND.textOf(row(NEW))).isEqualTo("new");
    assertThat(Columns.TREND_RATIO.isNullIn(row(NEW))).isTrue();
    assertThat(Columns.DEMAND_TREND.textOf(row(FADING))).isEqualTo("fading");
    assertThat(Columns.ITEM_LAST_BOUGHT_ON.dateOf(row(FADING))).isEqualTo(AS_OF.minusDays(60));
    assertThat(Columns.QUIET_PROBABILITY.doubleOf(row(FADING))).isLessThan(0.05);
    assertThat(metric("demand", "items")).isEqualTo(4);
    assertThat(metric("demand", "items@fading")).isEqualTo(1);
  }

  @Test
  void theNightMeasuresWhatAnEvaluationOfThatDayMeasures() {
    Run then = new Run("test", AS_OF.minusDays(30), SEOUL, 7);
    List<Metric> evaluated =
        DemandEvaluation.of(shop, SETTINGS, then, days -> assertThat(days).isEqualTo(30));

    assertThat(evaluated)
        .filteredOn(metric -> metric.population().equals("demand_30_days"))
        .filteredOn(metric -> metric.model().equals(BackTest.MODEL))
        .filteredOn(metric -> metric.name().equals("mae") || metric.name().equals("buyers"))
        .hasSize(2)
        .allSatisfy(
            metric ->
                assertThat(metric.value())
                    .isCloseTo(metric("demand_30_days", metric.name()), within(1e-6)));
    // All items but the new one had a buyer by then.
    assertThat(evaluated)
        .filteredOn(metric -> metric.name().equals("buyers") && metric.model().equals("observed"))
        .extracting(Metric::population, Metric::value, Metric::sampleSize)
        .contains(tuple("demand_30_days", 30 * 2 + 28 * 6 + 2 * 1.0, 4L));
  }

  @Test
  void whatIsUsualIsLearnedFromItemsThatWereSoldBefore() {
    // 56 buyers of the steady item in 28 days, 168 of the rising one, none of two others.
    String mean = night.rows(MODELS).get(0).<String, String>getJavaMap(3).get("prior-mean");
    assertThat(Double.parseDouble(mean)).isCloseTo((56 + 168) / 4 / 28.0, within(0.02));
  }

  @Test
  void aBuyerCountsOnceADayOfTheShopAndABasketWithoutOneDoesToo() {
    Dataset<Row> days =
        BuyerDays.of(
            rows(
                EVENT_COLUMNS,
                """
                {event_id: "a", customer_id: 1, event_type: "purchase", item_id: 9, occurred_at: "2011-12-01T14:00:00Z", basket_id: "x"}
                {event_id: "b", customer_id: 1, event_type: "purchase", item_id: 9, occurred_at: "2011-12-01T14:30:00Z", basket_id: "y"}
                {event_id: "c", customer_id: 1, event_type: "purchase", item_id: 9, occurred_at: "2011-12-01T15:00:00Z", basket_id: "y"}
                {event_id: "d", event_type: "purchase", item_id: 9, occurred_at: "2011-12-01T14:00:00Z", basket_id: "x"}
                {event_id: "e", event_type: "purchase", item_id: 9, occurred_at: "2011-12-01T14:00:00Z", basket_id: "x"}
                {event_id: "f", event_type: "purchase", item_id: 9, occurred_at: "2011-12-01T14:00:00Z", session_id: "x"}
                {event_id: "g", event_type: "purchase", item_id: 9, occurred_at: "2011-12-01T14:00:00Z"}
                {event_id: "h", customer_id: 2, event_type: "view", item_id: 9, occurred_at: "2011-12-01T14:00:00Z"}
                {event_id: "i", customer_id: 2, event_type: "purchase", occurred_at: "2011-12-01T14:00:00Z"}
                """),
            List.of("purchase"),
            SEOUL);

    ItemHistory item = BuyerDays.history(days.collectAsList().get(0));
    // Customer 1, basket x, session x, event g; and customer 1 after midnight in Seoul.
    assertThat(item.first()).isEqualTo(DemandFixtures.day("2011-12-01"));
    assertThat(item.on(item.first())).isEqualTo(4);
    assertThat(item.on(item.first() + 1)).isEqualTo(1);
    assertThat(days.count()).isEqualTo(1);
  }

  @Test
  void withoutPurchasesOrWithAYoungLogThereIsAReason() {
    assertThat(reason(shop.where("event_type = 'view'")))
        .isEqualTo("the log has no event of [purchase] up to 2011-12-09");
    assertThat(reason(shop.where("occurred_at >= '2011-10-30'")))
        .isEqualTo("the log has fewer than 42 days up to 2011-12-09");
    assertThat(reason(shop.where("occurred_at < '2011-11-11'")))
        .isEqualTo("the log has no event of [purchase] in the 28 days up to 2011-12-09");
  }

  private static String reason(Dataset<Row> events) {
    StepTables written = forecast(events.coalesce(1));
    assertThat(written.rows(ITEM_DEMAND)).isEmpty();
    assertThat(written.rows(MODELS)).isEmpty();
    assertThat(written.rows(METRICS)).hasSize(1);
    assertThat(written.rows(METRICS).get(0).getDouble(5)).isZero();
    return written.rows(METRICS).get(0).getString(7);
  }

  /**
   * A hundred days: two buyers a day of an item, one to six of one that rises, three of one that is
   * new, and two of one until 60 days ago. An item of 95 days ago is not active any more.
   */
  private static Dataset<Row> shop() {
    StringBuilder lines = new StringBuilder();
    for (int ago = 0; ago < 100; ago++) {
      lines.append(purchases(STEADY, ago, 2));
      lines.append(purchases(RISING, ago, ago < 28 ? 6 : 1));
      lines.append(purchases(NEW, ago, ago < 10 ? 3 : 0));
      lines.append(purchases(FADING, ago, ago < 60 ? 0 : 2));
    }
    return rows(EVENT_COLUMNS, lines + purchases(5, 95, 1)).cache();
  }

  private static String purchases(int item, int daysAgo, int buyers) {
    StringBuilder lines = new StringBuilder();
    for (int customer = 1; customer <= buyers; customer++) {
      lines.append(
          """
          {event_id: "%s-%s-%s", customer_id: %s, event_type: "purchase", item_id: %s, occurred_at: "%sT03:00:00Z"}
          """
              .formatted(item, daysAgo, customer, customer, item, AS_OF.minusDays(daysAgo)));
    }
    return lines.toString();
  }

  private static StepTables forecast(Dataset<Row> events) {
    StepTables written = new StepTables(AS_OF).with(EVENTS, events);
    new ForecastItems(SETTINGS).run(new Run("test", AS_OF, SEOUL, 7), written, written);
    return written;
  }

  private static Row row(long item) {
    return night.rows(ITEM_DEMAND).stream()
        .filter(row -> Columns.ITEM_ID.longOf(row) == item)
        .findFirst()
        .orElseThrow();
  }

  private static double metric(String population, String name) {
    return night.metric(BackTest.MODEL, population, name);
  }
}
