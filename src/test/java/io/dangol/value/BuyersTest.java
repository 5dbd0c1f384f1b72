package io.dangol.value;

import static io.dangol.testing.RowsAssert.assertThat;
import static io.dangol.value.ValueFixtures.SETTINGS;
import static io.dangol.value.ValueFixtures.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.value.Counted.Group;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class BuyersTest {

  private static final LocalDate THEN = LocalDate.parse("2026-03-10");
  private static final LocalDate NOW = LocalDate.parse("2026-03-31");

  private static final Dataset<Row> EVENTS =
      events(
          """
          {customer_id: 1, event_type: "purchase", occurred_at: "2026-03-01T10:00:00Z", amount: 10}
          {customer_id: 1, event_type: "purchase", occurred_at: "2026-03-01T18:00:00Z", amount: 5}
          {customer_id: 1, event_type: "purchase", occurred_at: "2026-03-08T10:00:00Z", amount: 7}
          {customer_id: 1, event_type: "refund", occurred_at: "2026-03-09T10:00:00Z", amount: 2}
          {customer_id: 1, event_type: "purchase", occurred_at: "2026-03-20T10:00:00Z", amount: 30}
          {customer_id: 1, event_type: "purchase", occurred_at: "2026-04-01T10:00:00Z", amount: 99}
          {customer_id: 2, event_type: "purchase", occurred_at: "2026-03-10T23:30:00Z"}
          {customer_id: 3, event_type: "refund", occurred_at: "2026-03-01T10:00:00Z", amount: 4}
          {customer_id: 4, event_type: "view", occurred_at: "2026-03-01T10:00:00Z"}
          {customer_id: null, event_type: "purchase", occurred_at: "2026-03-01T10:00:00Z", amount: 8}
          """);

  @Test
  void purchaseDaysCountAndMoneyIsNetOfRefunds() {
    try (Buyers buyers = Buyers.of(EVENTS, SETTINGS, ZoneOffset.UTC, THEN, NOW)) {
      assertThat(buyers.then())
          .hasRows(
              """
              {customer_id: 1, repeats: 1, age: 9, recency: 2, paid_days: 2, net: 20.00}
              {customer_id: 2, repeats: 0, age: 0, recency: 0, paid_days: 0, net: 0.00}
              """);
      assertThat(buyers.then())
          .hasRows(
              """
              {customer_id: 1, purchases_after: 1, net_after: 30.00}
              {customer_id: 2, purchases_after: 0, net_after: 0.00}
              """);
      // 30 days are four weeks and two days: 28, to the nearest week.
      assertThat(buyers.now())
          .hasRows(
              """
              {customer_id: 1, repeats: 2, age: 28, recency: 11, paid_days: 3, net: 50.00}
              {customer_id: 2, repeats: 0, age: 21, recency: 21, paid_days: 0, net: 0.00}
              """);
    }
  }

  @Test
  void aDayIsThatOfTheShop() {
    try (Buyers buyers = Buyers.of(EVENTS, SETTINGS, ZoneId.of("Europe/Berlin"), THEN, NOW)) {
      assertThat(buyers.then()).hasRows("{customer_id: 1, repeats: 1}");
    }
  }

  @Test
  void equalHistoriesAreCounted() {
    try (Buyers buyers = Buyers.of(EVENTS, SETTINGS, ZoneOffset.UTC, THEN, NOW)) {
      History first = new History(1, 1, 9 / 7.0);

      assertThat(Groups.histories(buyers.then()).groups())
          .containsExactly(new Group<>(new History(0, 0, 0), 1), new Group<>(first, 1));
      assertThat(Groups.outcomes(buyers.then()).groups())
          .contains(new Group<>(new Outcome(first, 1), 1));
      assertThat(Groups.currencies(buyers.now())).containsExactly("EUR");
    }
  }

  @Test
  void spendsAreWithinHalfAPercentAndOfPayersOnly() {
    try (Buyers buyers = Buyers.of(EVENTS, SETTINGS, ZoneOffset.UTC, THEN, NOW)) {
      List<Group<Spend>> groups = Groups.spends(buyers.then()).groups();

      assertThat(groups).hasSize(1);
      Spend spend = groups.get(0).value();
      assertThat(spend.purchases()).isEqualTo(2);
      assertThat(spend.mean()).isBetween(9.95, 10.05);
    }
  }
}
