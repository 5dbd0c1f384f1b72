package io.dangol.churn;

import static io.dangol.churn.ChurnFixtures.AS_OF;
import static io.dangol.churn.ChurnFixtures.BY_DAYS;
import static io.dangol.churn.ChurnFixtures.SETTINGS;
import static io.dangol.churn.ChurnFixtures.events;
import static io.dangol.churn.ChurnFixtures.runOn;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.CUSTOMER_VALUES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.MODELS;
import static io.dangol.testing.Rows.rows;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.learn.Metric;
import io.dangol.money.Currencies;
import io.dangol.testing.RowsAssert;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class YoungShopTest {

  private static final Currencies NO_RATES = new Currencies(Optional.empty(), new TreeMap<>(), 0);

  @Test
  void theModelWithoutLabelsIsMeasuredWhereNothingCouldBeLearned() {
    List<Metric> evaluated =
        ChurnEvaluation.of(
            ChurnFixtures.shop(),
            SETTINGS,
            BY_DAYS,
            runOn(LocalDate.parse("2011-02-15")),
            days -> {});

    assertThat(evaluated)
        .filteredOn(Metric::isUnmeasured)
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.model()).isEqualTo("logistic");
              assertThat(metric.detail()).startsWith("the log begins on 2011-01-01: no cut-off");
            });
    assertThat(evaluated)
        .filteredOn(metric -> metric.name().equals("auc"))
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.model()).isEqualTo("no-activity");
              assertThat(metric.value()).isGreaterThan(0.7);
              assertThat(metric.detail()).endsWith("; by by-days to 90");
            });
  }

  @Test
  void aYoungShopIsScoredByHowOftenCustomersCome() {
    // .9 of one day, .45 of two: .75 is expected to leave, odds of 3; high from 6 to 1, low to 3 to
    // 2.
    Dataset<Row> young =
        events(
            """
            {customer_id: 1, event_type: "purchase", occurred_at: "2011-11-20T00:00:00Z"}
            {customer_id: 1, event_type: "purchase", occurred_at: "2011-12-01T00:00:00Z"}
            {customer_id: 2, event_type: "purchase", occurred_at: "2011-12-01T00:00:00Z"}
            {customer_id: 2, event_type: "view", occurred_at: "2011-12-02T00:00:00Z"}
            {customer_id: 3, event_type: "purchase", occurred_at: "2011-11-01T00:00:00Z"}
            """);
    Dataset<Row> values =
        rows(
            CUSTOMER_VALUES,
            """
            {customer_id: 1, horizon_days: 365, no_purchase_probability: 0.2, expected_money: 120, currency: "EUR"}
            {customer_id: 1, horizon_days: 90, no_purchase_probability: 0.5, expected_money: 40, currency: "EUR"}
            {customer_id: 2, horizon_days: 365, no_purchase_probability: 0.7, expected_money: 30, currency: "EUR"}
            {customer_id: 3, horizon_days: 365, no_purchase_probability: 1.0, expected_money: 0, currency: "EUR"}
            """);
    StepTables written = score(young.coalesce(1), values.coalesce(1));

    RowsAssert.assertThat(
            written
                .read(CHURN_SCORES)
                .withColumn("told", col("contributions").isNotNull())
                .withColumn("drivers", col("drivers").cast("array<string>")))
        .hasRows(
            """
            {customer_id: 1, churn_probability: 0.45, churn_band: "low", drivers: [], told: false, model: "no_activity", season: "unknown", value_at_stake: 67.5, currency: "EUR", stake_band: "low"}
            {customer_id: 2, churn_probability: 0.9, churn_band: "high", drivers: [], told: false, model: "no_activity", season: "unknown", value_at_stake: 90.0, currency: "EUR", stake_band: "medium"}
            {customer_id: 3, churn_probability: 0.9, churn_band: "high", drivers: [], told: false, model: "no_activity", season: "unknown", value_at_stake: null, currency: null, stake_band: null}
            """);
    assertThat(score(young.repartition(7), values.repartition(7)).rows(CHURN_SCORES))
        .isEqualTo(written.rows(CHURN_SCORES));
    assertThat(written.metric("no-activity", "scored-customers")).isEqualTo(3);
    assertThat(written.metric("no-activity", "valued-customers")).isEqualTo(2);
    assertThat(written.rows(MODELS))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getString(2)).isEqualTo("churn-no-activity-2011-12-09");
              assertThat(row.<String, String>getJavaMap(3))
                  .containsEntry("model", "by-days to 90")
                  .containsEntry("mean-predicted", "0.750000");
            });
  }

  private static StepTables score(Dataset<Row> events, Dataset<Row> values) {
    StepTables written = new StepTables(AS_OF).with(EVENTS, events).with(CUSTOMER_VALUES, values);
    new ScoreChurn(SETTINGS, NO_RATES, BY_DAYS).run(runOn(AS_OF), written, written);
    return written;
  }
}
