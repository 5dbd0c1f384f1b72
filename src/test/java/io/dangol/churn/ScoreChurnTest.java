package io.dangol.churn;

import static io.dangol.churn.ChurnFixtures.AS_OF;
import static io.dangol.churn.ChurnFixtures.BY_DAYS;
import static io.dangol.churn.ChurnFixtures.NEVER;
import static io.dangol.churn.ChurnFixtures.SETTINGS;
import static io.dangol.churn.ChurnFixtures.events;
import static io.dangol.churn.ChurnFixtures.runOn;
import static io.dangol.table.Columns.CHURN_SEASON;
import static io.dangol.table.Columns.DETAIL;
import static io.dangol.table.Columns.METRIC;
import static io.dangol.table.Columns.SAMPLE_SIZE;
import static io.dangol.table.Columns.VALUE;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.money.Currencies;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScoreChurnTest {

  private static final Currencies NO_RATES = new Currencies(Optional.empty(), new TreeMap<>(), 0);
  private static final Run RUN = runOn(AS_OF);

  private static Dataset<Row> shop;
  private static StepTables night;

  @BeforeAll
  static void aNight() {
    shop = ChurnFixtures.shop();
    night = score(shop.coalesce(1));
  }

  @Test
  void theIrregularAreScoredAboveTheRegularAndTheOrderOfEventsChangesNothing() {
    StepTables seven = score(shop.repartition(7));

    assertThat(night.rows(CHURN_SCORES)).isEqualTo(seven.rows(CHURN_SCORES));
    assertThat(night.rows(METRICS)).isEqualTo(seven.rows(METRICS));
    assertThat(night.rows(MODELS)).isEqualTo(seven.rows(MODELS)).hasSize(1);
    assertThat(night.rows(CHURN_SCORES)).hasSizeGreaterThan(30);
    double regular = probabilityOf(1, night);
    assertThat(night.rows(CHURN_SCORES))
        .filteredOn(row -> row.getLong(1) > 30)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getDouble(2)).isGreaterThan(regular))
        .anySatisfy(row -> assertThat(row.getList(4)).isNotEmpty());
    assertThat(night.metric("logistic", "scored-customers"))
        .isEqualTo((double) night.rows(CHURN_SCORES).size());
    assertThat(night.metric("logistic", "auc")).isGreaterThan(0.7);
    assertThat(night.metric("constant", "auc")).isEqualTo(0.5);
  }

  @Test
  void theNightMeasuresWhatAnEvaluationOneHorizonEarlierMeasures() {
    LocalDate heldOut = AS_OF.minusDays(90);

    List<Metric> evaluated = ChurnEvaluation.of(shop, SETTINGS, NEVER, runOn(heldOut), days -> {});

    assertThat(evaluated)
        .filteredOn(metric -> metric.name().equals("brier"))
        .hasSize(3)
        .allSatisfy(
            metric ->
                assertThat(metric.value())
                    .isEqualTo(night.metric(metric.model(), "brier"), within(1e-6)));
  }

  @Test
  void figuresAreWithinTheirIntervals() {
    for (String name : List.of("auc", "brier")) {
      assertThat(night.metric("logistic", name))
          .as(name)
          .isGreaterThan(night.metric("logistic", Metric.low(name)))
          .isLessThan(night.metric("logistic", Metric.high(name)));
    }
    // Draws spread around the diagonal more than the outcome did: only their order is sure.
    assertThat(night.metric("logistic", Metric.low("ece")))
        .isLessThan(night.metric("logistic", Metric.high("ece")));
  }

  @Test
  void theTenthsOfReliabilityHaveAllCustomersAndAllWhoLeft() {
    double customers = night.metric("population", "customers");
    List<Row> tenths =
        night.rows(METRICS).stream()
            .filter(row -> METRIC.textOf(row).equals("reliability of logistic: churned"))
            .toList();

    assertThat(tenths).hasSizeGreaterThan(1);
    assertThat(tenths.stream().mapToLong(SAMPLE_SIZE::longOf).sum()).isEqualTo((long) customers);
    assertThat(
            tenths.stream().mapToDouble(row -> VALUE.doubleOf(row) * SAMPLE_SIZE.longOf(row)).sum())
        .isCloseTo(night.metric("population", "base-rate") * customers, within(1e-3));
  }

  @Test
  void aSecondYearGivesASeasonThatIsNamed() {
    Dataset<Row> yearBefore =
        shop.withColumn("occurred_at", expr("occurred_at - interval 364 days"));

    StepTables written = score(shop.unionByName(yearBefore));

    assertThat(night.rows(CHURN_SCORES))
        .allMatch(row -> CHURN_SEASON.textOf(row).equals("unknown"));
    assertThat(written.rows(CHURN_SCORES))
        .isNotEmpty()
        .allMatch(row -> CHURN_SEASON.textOf(row).equals("last_year"));
    Map<String, String> parameters = written.rows(MODELS).get(0).getJavaMap(3);
    assertThat(parameters)
        .containsEntry("season-dates", "2010-12-03, 2010-12-10, 2010-12-17")
        .containsKey("season");
    assertThat(night.rows(MODELS).get(0).<String, String>getJavaMap(3))
        .doesNotContainKeys("season", "season-dates");
    assertThat(written.rows(METRICS))
        .filteredOn(row -> METRIC.textOf(row).equals("scored-customers"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(DETAIL.textOf(row))
                    .contains("season of last year (2010-12-03, 2010-12-10, 2010-12-17"));
    // One horizon earlier, in September, the log before has the September of last year, too.
    assertThat(written.metric("logistic-without-season", "auc"))
        .isCloseTo(written.metric("logistic", "auc"), within(1e-6));
    assertThat(night.hasMetric("logistic-without-season", "auc")).isFalse();
  }

  @Test
  void theModelWithoutLabelsIsMeasuredBesideTheOthers() {
    List<Metric> evaluated =
        ChurnEvaluation.of(shop, SETTINGS, BY_DAYS, runOn(AS_OF.minusDays(90)), days -> {});

    assertThat(evaluated)
        .filteredOn(metric -> metric.name().equals("auc"))
        .extracting(Metric::model)
        .containsExactly("constant", "recency", "logistic", "no-activity");
    assertThat(valueOf("logistic", "brier", evaluated))
        .isEqualTo(night.metric("logistic", "brier"), within(1e-6));
    // Regular customers have far more days than the others.
    assertThat(valueOf("no-activity", "auc", evaluated)).isGreaterThan(0.7);
    assertThat(evaluated)
        .filteredOn(metric -> metric.name().equals("reliability of no-activity: churned"))
        .isNotEmpty();
  }

  @Test
  void aHorizonBeyondTheLogIsNotJudged() {
    assertThat(ChurnEvaluation.of(shop, SETTINGS, NEVER, runOn(AS_OF.minusDays(89)), days -> {}))
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.isUnmeasured()).isTrue();
              assertThat(metric.detail())
                  .isEqualTo(
                      "who left after 2011-09-11 is known on 2011-12-10, but the log ends on"
                          + " 2011-12-09: judge 2011-09-10 or an earlier date");
            });
  }

  @Test
  void withoutActivityThereAreNoScoresAndAReason() {
    StepTables written =
        score(
            events(
                """
                {customer_id: 1, event_type: "view", occurred_at: "2011-12-01T00:00:00Z"}
                """));

    assertThatNothingIsScored(written, "the log has no activity up to 2011-12-09");
  }

  @Test
  void aShortLogGivesNoScoresAndAReason() {
    StepTables written =
        score(
            events(
                """
                {customer_id: 1, event_type: "purchase", occurred_at: "2011-12-01T00:00:00Z"}
                """));

    assertThatNothingIsScored(
        written,
        "the log begins on 2011-12-01: no cut-off has 60 days before it and a horizon of 90 days"
            + " to 2011-12-09; too few");
  }

  @Test
  void oneClassGivesNoScoresAndAReason() {
    StepTables written =
        score(
            events(
                """
                {customer_id: 1, event_type: "purchase", occurred_at: "2011-05-09T00:00:00Z"}
                {customer_id: 2, event_type: "purchase", occurred_at: "2011-06-09T00:00:00Z"}
                {customer_id: 3, event_type: "purchase", occurred_at: "2011-06-10T00:00:00Z"}
                """));

    assertThatNothingIsScored(
        written, "9 of 9 examples churned: fewer than 2 on one side; too few");
  }

  private static StepTables score(Dataset<Row> events) {
    StepTables written = new StepTables(RUN.asOf()).with(EVENTS, events);
    new ScoreChurn(SETTINGS, NO_RATES, NEVER).run(RUN, written, written);
    return written;
  }

  private static void assertThatNothingIsScored(StepTables written, String reason) {
    assertThat(written.rows(CHURN_SCORES)).isEmpty();
    assertThat(written.rows(MODELS)).isEmpty();
    assertThat(written.rows(METRICS))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getString(4)).isEqualTo("scored-customers");
              assertThat(row.getDouble(5)).isZero();
              assertThat(row.getString(7)).isEqualTo(reason);
            });
  }

  private static double probabilityOf(long customer, StepTables written) {
    return written.rows(CHURN_SCORES).stream()
        .filter(row -> row.getLong(1) == customer)
        .mapToDouble(row -> row.getDouble(2))
        .findFirst()
        .orElseThrow();
  }

  private static double valueOf(String model, String name, List<Metric> metrics) {
    return metrics.stream()
        .filter(metric -> metric.model().equals(model) && metric.name().equals(name))
        .mapToDouble(Metric::value)
        .findFirst()
        .orElseThrow();
  }
}
