package io.dangol.app;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.job.Failure;
import io.dangol.job.RunReport;
import io.dangol.learn.Metric;
import io.dangol.night.Evaluation;
import io.dangol.publish.ServingQueries;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What a night promises about lists, reasons and figures. */
interface NightFiguresAndLists {

  @Test
  default void everybodyWhoAgreesHasAListWithReasons() {
    Dataset<Row> lists = FirstNight.lake().readAsOf(Tables.RECOMMENDATIONS, FirstNight.AS_OF);
    long agreeing =
        TestSpark.session()
            .read()
            .option("header", true)
            .option("sep", ";")
            .csv(FirstNight.settings().simulate().folder() + "/customers")
            .where("personalisation = 'Y'")
            .count();

    assertThat(lists.select(Columns.CUSTOMER_ID.col()).distinct().count()).isEqualTo(agreeing);
    assertThat(
            lists
                .where("candidate_source in ('popular', 'arrival') or size(reason_items) > 0")
                .count())
        .isEqualTo(lists.count());
  }

  @Test
  default void whoIsInNoTableHasARowThatSaysWhy() {
    Dataset<Row> reasons = FirstNight.lake().readAsOf(Tables.SUPPRESSIONS, FirstNight.AS_OF);
    long known = FirstNight.lake().read(Tables.IDENTITIES).select("customer_id").distinct().count();

    for (Table table :
        List.of(Tables.RECOMMENDATIONS, Tables.CUSTOMER_PROFILES, Tables.CHURN_SCORES)) {
      long there =
          FirstNight.lake()
              .readAsOf(table, FirstNight.AS_OF)
              .select("customer_id")
              .distinct()
              .count();
      assertThat(reasons.where(col("absent_from").equalTo(table.shortName())).count())
          .as(table.name())
          .isEqualTo(known - there);
    }
    assertThat(reasons.select("reason").distinct().as(Encoders.STRING()).collectAsList())
        .contains("no_consent", "not_recently_active")
        .doesNotContain("no_model", "nothing_to_recommend");
  }

  @Test
  default void anEvaluationMeasuresWhatTheNightMeasured() {
    int testDays = FirstNight.settings().recommend().evaluation().testDays();

    Map<String, Double> lists =
        figures(
            Evaluation.open(FirstNight.settings(), FirstNight.AS_OF.minusDays(testDays))
                .of("recommend"));
    Map<String, Double> churn =
        figures(Evaluation.open(FirstNight.settings(), FirstNight.AS_OF.minusDays(14)).of("churn"));
    Map<String, Double> values =
        figures(Evaluation.open(FirstNight.settings(), FirstNight.AS_OF.minusDays(14)).of("value"));

    assertThat(lists).containsOnlyKeys(figuresOf("evaluate-recommendations").keySet());
    assertThat(churn).as("of the last date whose horizon the log has").hasSizeGreaterThan(20);
    assertThat(values).as("of the last date whose hold-out the log has").hasSizeGreaterThan(20);
    // A night's figures are rounded to six decimals.
    lists.forEach(
        (name, value) ->
            assertThat(figuresOf("evaluate-recommendations").get(name))
                .as(name)
                .isCloseTo(value, within(1e-5)));
    churn.forEach(
        (name, value) ->
            assertThat(figuresOf("score-churn").get(name)).as(name).isCloseTo(value, within(1e-5)));
    values.forEach(
        (name, value) ->
            assertThat(figuresOf("value-customers").get(name))
                .as(name)
                .isCloseTo(value, within(1e-5)));
  }

  @Test
  default void tuningBeginsWithTheFigureOfTheConfigurationAsItIs() {
    int testDays = FirstNight.settings().recommend().evaluation().testDays();
    List<String> words =
        new ArrayList<>(
            List.of("tune", "--trials", "0", "--items", "new", "--conf", "" + FirstNight.CONF));
    words.add("--as-of=" + FirstNight.AS_OF.minusDays(testDays));
    FirstNight.pairs(FirstNight.folder().resolve("home"))
        .forEach(pair -> words.add("--set=" + pair));
    StringWriter printed = new StringWriter();

    int code =
        Main.commandLine()
            .setOut(new PrintWriter(printed, true))
            .execute(words.toArray(String[]::new));

    double ndcg =
        FirstNight.report().metrics().stream()
            .filter(f -> f.model().equals("blend") && f.population().equals("new"))
            .filter(f -> f.metric().equals("ndcg@10"))
            .mapToDouble(RunReport.Figure::value)
            .findFirst()
            .orElseThrow();
    assertThat(code).isZero();
    assertThat(printed.toString())
        .startsWith("trial  0 on all of the customers: 0.")
        .contains("as configured");
    assertThat(Double.parseDouble(printed.toString().split("\\s+", 9)[7]))
        .isCloseTo(ndcg, within(1e-4));
  }

  @Test
  default void figuresAboutDaysThatTheLogDoesNotHaveAreRefused() {
    Evaluation evaluation = Evaluation.open(FirstNight.settings(), FirstNight.AS_OF.minusDays(13));
    assertThatThrownBy(() -> evaluation.of("churn"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "churn as of 2026-06-17: judged by the 14 days after, to 2026-07-01, but the log ends on 2026-06-30: choose --as-of 2026-06-16 or earlier, or take later files first");
    Evaluation later = Evaluation.open(FirstNight.settings(), FirstNight.AS_OF.minusDays(3));
    assertThatThrownBy(() -> later.of("recommend"))
        .hasMessageContaining("choose --as-of 2026-05-31 or earlier");
  }

  @Test
  default void theStoreServesAListByTheShopsOwnAccountId() {
    try (ServingQueries store = FirstNight.settings().publish().store().queries()) {
      String account = store.someAccounts(1).get(0);

      assertThat(store.customer(account))
          .hasValueSatisfying(
              customer -> {
                assertThat(customer.list()).isNotEmpty();
                assertThat(ServedText.of(customer)).contains(account, "because you bought");
              });
      assertThat(store.customer("nobody")).isEmpty();
    }
  }

  /** Values by model, population, metric and number of customers. */
  private static Map<String, Double> figures(List<Metric> metrics) {
    return metrics.stream()
        .collect(
            Collectors.toMap(
                m -> String.join(" ", m.model(), m.population(), m.name(), "" + m.sampleSize()),
                Metric::value));
  }

  private static Map<String, Double> figuresOf(String job) {
    return FirstNight.report().metrics().stream()
        .filter(figure -> figure.job().equals(job))
        .collect(
            Collectors.toMap(
                f -> String.join(" ", f.model(), f.population(), f.metric(), "" + f.sampleSize()),
                RunReport.Figure::value));
  }
}
