package io.dangol.churn;

import static io.dangol.churn.ChurnFixtures.SETTINGS;
import static io.dangol.churn.ChurnFixtures.events;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expm1;
import static org.apache.spark.sql.functions.round;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ChurnFeaturesTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final LocalDate CUT = LocalDate.parse("2011-09-10");

  /** Midnight in Seoul is 15:00 UTC of the day before: 2011-09-10 ends at 15:00. */
  private static final String AROUND_THE_CUT =
      """
      {customer_id: 1, event_type: "purchase", occurred_at: "2011-06-11T16:00:00Z", amount: 10.00}
      {customer_id: 1, event_type: "purchase", occurred_at: "2011-09-10T14:59:59Z", amount: 5.50}
      {customer_id: 1, event_type: "purchase", occurred_at: "2011-09-10T14:00:00Z"}
      {customer_id: 1, event_type: "view", occurred_at: "2011-08-12T14:00:00Z"}
      {customer_id: 1, event_type: "refund", occurred_at: "2011-09-01T12:00:00Z", amount: 9.00}
      {customer_id: 2, event_type: "purchase", occurred_at: "2011-09-10T15:00:00Z", amount: 1.00}
      {customer_id: 3, event_type: "purchase", occurred_at: "2011-03-14T15:00:00Z", amount: 1.00}
      {customer_id: 4, event_type: "purchase", occurred_at: "2011-03-14T14:59:59Z", amount: 1.00}
      """;

  @Test
  void countsDaysMoneyAndVisitsUpToTheEndOfTheCutOff() {
    assertThat(features(AROUND_THE_CUT, CUT).where("customer_id = 1").select(plain()))
        .hasRows(
            """
            {customer_id: 1, log_recency: 0.0, log_gap: 90.0, log_days: 2.0, log_days_lately: 1.0, log_days_in_window: 2.0, log_spent: 15.5, log_actions: 3.0, log_last_actions: 2.0, log_visits: 1.0}
            """);
  }

  @Test
  void thePopulationWasActiveWithinTheWindow() {
    // 2011-03-15 is 179 days before the cut-off; customer 2 comes at its end, one instant too late.
    assertThat(features(AROUND_THE_CUT, CUT).select("customer_id"))
        .hasRows("{customer_id: 1}\n{customer_id: 3}");
  }

  @Test
  void whatComesAfterTheCutOffChangesNoFeature() {
    String later =
        """
        {customer_id: 1, event_type: "purchase", occurred_at: "2011-09-10T15:00:00Z", amount: 99.00}
        {customer_id: 3, event_type: "view", occurred_at: "2011-10-01T12:00:00Z"}
        """;

    List<Row> before = ordered(AROUND_THE_CUT);
    List<Row> after = ordered(AROUND_THE_CUT + later);

    org.assertj.core.api.Assertions.assertThat(after).isEqualTo(before);
  }

  @Test
  void aCutOffIsTheSameAmongOthersAndAlone() {
    Dataset<Row> among =
        features(AROUND_THE_CUT, CUT.minusDays(40), CUT).where(col("cut_on").equalTo(CUT));

    org.assertj.core.api.Assertions.assertThat(among.orderBy("customer_id").collectAsList())
        .isEqualTo(features(AROUND_THE_CUT, CUT).orderBy("customer_id").collectAsList());
  }

  @Test
  void theLargestAmountsAddUp() {
    Dataset<Row> rich =
        features(
            """
            {customer_id: 1, event_type: "purchase", amount: 9999999999999999.99, occurred_at: "2011-09-10T12:00:00Z"}
            {customer_id: 1, event_type: "purchase", amount: 9999999999999999.99, occurred_at: "2011-09-10T13:00:00Z"}
            {customer_id: 1, event_type: "purchase", amount: 9999999999999999.99, occurred_at: "2011-09-09T12:00:00Z"}
            {customer_id: 2, event_type: "purchase", amount: 1, occurred_at: "2011-09-09T12:00:00Z"}
            """,
            CUT);

    assertThat(rich.select(col("customer_id"), round(expm1(col("log_spent")), -12).as("spent")))
        .hasRows("{customer_id: 1, spent: 3.0E16}\n{customer_id: 2, spent: 0.0}");
  }

  private static List<Row> ordered(String lines) {
    return features(lines, CUT).orderBy("customer_id").collectAsList();
  }

  private static Dataset<Row> features(String lines, LocalDate... cutOffs) {
    return ChurnFeatures.asOf(
        ActivityDays.of(events(lines), SETTINGS, SEOUL), List.of(cutOffs), SETTINGS);
  }

  /** The features without their logarithm. */
  private static Column[] plain() {
    return Stream.concat(
            Stream.of(col("customer_id")),
            Arrays.stream(ChurnFeature.values())
                .map(feature -> round(expm1(feature.raw()), 6).as(feature.rawName())))
        .toArray(Column[]::new);
  }
}
