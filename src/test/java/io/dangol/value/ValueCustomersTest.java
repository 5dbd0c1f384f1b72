package io.dangol.value;

import static io.dangol.table.Tables.CUSTOMER_VALUES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;
import static io.dangol.value.ValueFixtures.AS_OF;
import static io.dangol.value.ValueFixtures.SETTINGS;
import static io.dangol.value.ValueFixtures.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.job.Failure;
import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.money.Currencies;
import io.dangol.table.Columns;
import io.dangol.testing.StepTables;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ValueCustomersTest {

  private static final Currencies NO_RATES = new Currencies(Optional.empty(), new TreeMap<>(), 0);
  private static final Run RUN = new Run("test", AS_OF, ZoneOffset.UTC, 7);
  private static final int CUSTOMERS = 300;

  private static Dataset<Row> shop;
  private static StepTables night;

  @BeforeAll
  static void aNight() {
    shop = ValueFixtures.shop(CUSTOMERS, 0.4).cache();
    night = value(shop.coalesce(1));
  }

  @Test
  void theOrderOfEventsChangesNothing() {
    StepTables seven = value(shop.repartition(7));

    assertThat(night.rows(CUSTOMER_VALUES))
        .hasSize(3 * CUSTOMERS)
        .isEqualTo(seven.rows(CUSTOMER_VALUES));
    assertThat(night.rows(METRICS)).isEqualTo(seven.rows(METRICS));
    assertThat(night.rows(MODELS)).isEqualTo(seven.rows(MODELS)).hasSize(2);
  }

  @Test
  void longerHorizonsBringMore() {
    List<Row> rows = night.rows(CUSTOMER_VALUES);

    for (int i = 0; i < rows.size(); i += 3) {
      Row month = rows.get(i);
      Row year = rows.get(i + 2);
      assertThat(Columns.HORIZON_DAYS.intOf(month)).isEqualTo(30);
      assertThat(Columns.HORIZON_DAYS.intOf(year)).isEqualTo(365);
      assertThat(Columns.EXPECTED_MONEY.doubleOf(month))
          .isPositive()
          .isLessThan(Columns.EXPECTED_MONEY.doubleOf(year));
      assertThat(Columns.NO_PURCHASE_PROBABILITY.doubleOf(month))
          .isGreaterThan(Columns.NO_PURCHASE_PROBABILITY.doubleOf(year));
      assertThat(Columns.ALIVE_PROBABILITY.doubleOf(month))
          .isEqualTo(Columns.ALIVE_PROBABILITY.doubleOf(year));
      assertThat(Columns.MONEY_CURRENCY.textOf(month)).isEqualTo("EUR");
    }
  }

  @Test
  void theHoldOutIsMeasuredAndDecides() {
    assertThat(night.metric("observed", "purchases")).isPositive();
    assertThat(night.hasMetric("pareto-nbd", Metric.PUBLISHED)).isTrue();
    for (String model : List.of("bg-nbd", "mbg-nbd", "pareto-nbd")) {
      assertThat(night.metric(model, "purchases"))
          .isCloseTo(night.metric("observed", "purchases"), within(60.0));
      assertThat(night.metric(model, "mae")).isLessThan(night.metric("rate", "mae"));
      assertThat(night.metric(model, "auc")).isBetween(0.7, 1.0);
    }
    assertThat(night.metric("recency", "auc")).isGreaterThan(0.6);
  }

  @Test
  void theNightMeasuresWhatAnEvaluationOneHoldOutEarlierMeasures() {
    List<Metric> evaluated =
        ValueEvaluation.of(
            shop,
            SETTINGS,
            ZoneOffset.UTC,
            AS_OF.minusDays(90),
            days -> assertThat(days).isEqualTo(90));

    assertThat(evaluated)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            metric ->
                assertThat(night.metric(metric.model(), metric.name()))
                    .as(metric.model() + " " + metric.name())
                    .isCloseTo(metric.value(), within(1e-6)));
  }

  @Test
  void aShopWithoutPurchasesHasNoValuesAndAReason() {
    assertThatNothingIsValued(
        value(
            events(
                """
                {customer_id: 1, event_type: "view", occurred_at: "2025-12-01T00:00:00Z"}
                """)),
        "no customer bought anything up to 2025-12-31");
  }

  @Test
  void aShopWithTooFewRepeatBuyersHasNoValuesAndAReason() {
    assertThatNothingIsValued(
        value(
            events(
                """
                {customer_id: 1, event_type: "purchase", occurred_at: "2025-11-01T00:00:00Z"}
                {customer_id: 1, event_type: "purchase", occurred_at: "2025-12-01T00:00:00Z"}
                {customer_id: 2, event_type: "purchase", occurred_at: "2025-12-02T00:00:00Z"}
                """)),
        "1 of 2 customers bought on two days or more: fewer than 20");
  }

  @Test
  void withoutAmountsThereIsNoMoney() {
    StepTables written =
        value(
            shop.withColumn("amount", functions.lit(null).cast("decimal(18,2)"))
                .withColumn("currency", functions.lit(null).cast("string")));

    assertThat(written.rows(CUSTOMER_VALUES))
        .hasSize(3 * CUSTOMERS)
        .allMatch(Columns.EXPECTED_MONEY::isNullIn)
        .allMatch(Columns.MONEY_CURRENCY::isNullIn);
    assertThat(written.rows(MODELS)).hasSize(1);
    assertThat(written.hasMetric("observed", "money")).isFalse();
  }

  @Test
  void aShortLogIsValuedWithoutAHoldOut() {
    StepTables written = value(shop.where("occurred_at >= timestamp '2025-09-01'"));

    assertThat(written.rows(CUSTOMER_VALUES)).isNotEmpty();
    assertThat(written.metric("pareto-nbd", "evaluated-customers")).isZero();
    assertThat(written.hasMetric("pareto-nbd", Metric.PUBLISHED)).isFalse();
  }

  @Test
  void whereNobodyLeavesAParameterIsNamedAndNotPublished() {
    StepTables written = value(ValueFixtures.shop(CUSTOMERS, 0));

    Map<String, String> parameters =
        written.rows(MODELS).stream()
            .filter(row -> !row.getString(2).contains("gamma"))
            .map(row -> row.<String, String>getJavaMap(3))
            .findFirst()
            .orElseThrow();
    assertThat(parameters.get("concerns")).contains("dropout is not identified");
    assertThat(parameters).containsValue("not identified");
    assertThat(written.rows(CUSTOMER_VALUES)).allMatch(Columns.ALIVE_PROBABILITY::isNullIn);
  }

  @Test
  void amountsInTwoCurrenciesAreNotAddedUp() {
    Dataset<Row> two =
        shop.withColumn("currency", functions.expr("if(customer_id = 1, 'USD', currency)"));

    assertThatThrownBy(() -> value(two))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("amounts in EUR and USD");
  }

  private static StepTables value(Dataset<Row> events) {
    StepTables written = new StepTables(RUN.asOf()).with(EVENTS, events);
    new ValueCustomers(SETTINGS, NO_RATES).run(RUN, written, written);
    return written;
  }

  private static void assertThatNothingIsValued(StepTables written, String reason) {
    assertThat(written.rows(CUSTOMER_VALUES)).isEmpty();
    assertThat(written.rows(MODELS)).isEmpty();
    assertThat(written.rows(METRICS))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getString(4)).isEqualTo("valued-customers");
              assertThat(row.getDouble(5)).isZero();
              assertThat(row.getString(7)).isEqualTo(reason);
            });
  }
}
