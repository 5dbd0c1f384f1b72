package io.dangol.churn;

import static io.dangol.churn.ChurnFixtures.SETTINGS;
import static io.dangol.churn.ChurnFixtures.events;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ChurnLabelsTest {

  private static final LocalDate CUT = LocalDate.parse("2011-06-12");
  private static final LocalDate HORIZON_END = LocalDate.parse("2011-09-10");

  private static final String POPULATION =
      """
      {cut_on: "2011-06-12", customer_id: 1}
      {cut_on: "2011-06-12", customer_id: 2}
      {cut_on: "2011-06-12", customer_id: 3}
      {cut_on: "2011-06-12", customer_id: 4}
      {cut_on: "2011-06-12", customer_id: 5}
      """;

  private static final String AROUND_THE_HORIZON =
      """
      {customer_id: 1, event_type: "purchase", occurred_at: "2011-06-12T23:59:59.999999Z"}
      {customer_id: 2, event_type: "purchase", occurred_at: "2011-06-13T00:00:00Z"}
      {customer_id: 3, event_type: "purchase", occurred_at: "2011-09-10T23:59:59.999999Z"}
      {customer_id: 2, event_type: "purchase", occurred_at: "2011-07-10T12:00:00Z"}
      {customer_id: 4, event_type: "purchase", occurred_at: "2011-09-11T00:00:00Z"}
      {customer_id: 5, event_type: "view", occurred_at: "2011-07-01T12:00:00Z"}
      """;

  @Test
  void churnedIsNoActivityFromTheCutOffToTheEndOfTheHorizon() {
    assertThat(labelled(HORIZON_END))
        .hasRows(
            """
            {customer_id: 1, churned: true}
            {customer_id: 2, churned: false}
            {customer_id: 3, churned: false}
            {customer_id: 4, churned: true}
            {customer_id: 5, churned: true}
            """);
  }

  @Test
  void nothingIsSaidBeforeTheHorizonIsOver() {
    assertThat(labelled(HORIZON_END.minusDays(1)).where("churned is not null")).hasNoRows();
  }

  private static Dataset<Row> labelled(LocalDate knownUntil) {
    return ChurnLabels.labelled(
        rows("cut_on date, customer_id bigint", POPULATION),
        ActivityDays.of(events(AROUND_THE_HORIZON), SETTINGS, ZoneOffset.UTC),
        List.of(CUT),
        90,
        knownUntil);
  }
}
