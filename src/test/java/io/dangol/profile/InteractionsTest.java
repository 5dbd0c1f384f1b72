package io.dangol.profile;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.to_json;

import io.dangol.table.Columns;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class InteractionsTest {

  private static final Instant END = Instant.parse("2020-06-30T00:00:00Z");
  private static final InteractionSettings SETTINGS =
      new InteractionSettings(
          new EventTypes(
              List.of("purchase"),
              List.of("refund"),
              List.of("cart_add"),
              List.of("cart_remove"),
              List.of("dislike")),
          10,
          Map.of("purchase", 1.0, "refund", -1.0, "view", 0.125, "dislike", -2.0),
          0);

  @Test
  void halvesAnEventWithEachHalfLife() {
    assertThat(
            interactions(
                """
                {customer_id: 1, item_id: 7, event_type: "purchase", occurred_at: "2020-06-20T00:00:00Z"}
                {customer_id: 1, item_id: 7, event_type: "view",     occurred_at: "2020-06-10T00:00:00Z"}
                {customer_id: 1, item_id: 8, event_type: "view",     occurred_at: "2020-06-20T00:00:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, item_id: 7, strength: 0.53125}
            {customer_id: 1, item_id: 8, strength: 0.0625}
            """);
  }

  @Test
  void aRefundCancelsPurchasesButNotViews() {
    assertThat(
            interactions(
                """
                {customer_id: 1, item_id: 7, event_type: "purchase", occurred_at: "2020-06-20T00:00:00Z"}
                {customer_id: 1, item_id: 7, event_type: "refund",   occurred_at: "2020-06-25T00:00:00Z"}
                {customer_id: 1, item_id: 7, event_type: "view",     occurred_at: "2020-06-20T00:00:00Z"}
                {customer_id: 1, item_id: 8, event_type: "purchase", occurred_at: "2020-06-20T00:00:00Z"}
                {customer_id: 1, item_id: 8, event_type: "refund",   occurred_at: "2020-06-20T00:00:01Z"}
                {customer_id: 2, item_id: 7, event_type: "purchase", occurred_at: "2020-06-20T00:00:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, item_id: 7, strength: 0.0625, purchases: 1, event_counts: "{\\"purchase\\":1,\\"refund\\":1,\\"view\\":1}"}
            {customer_id: 1, item_id: 8, strength: 0.0, purchases: 1, event_counts: "{\\"purchase\\":1,\\"refund\\":1}"}
            {customer_id: 2, item_id: 7, strength: 0.5, purchases: 1, event_counts: "{\\"purchase\\":1}"}
            """);
  }

  @Test
  void keepsOutweighedPairsWithStrengthZero() {
    assertThat(
            interactions(
                """
                {customer_id: 1, item_id: 7, event_type: "purchase", occurred_at: "2020-06-20T00:00:00Z"}
                {customer_id: 1, item_id: 7, event_type: "dislike", occurred_at: "2020-06-29T00:00:00Z"}
                {customer_id: 2, item_id: 7, event_type: "view", occurred_at: "2020-06-29T00:00:00Z"}
                {customer_id: 2, item_id: 7, event_type: "dislike", occurred_at: "2020-06-29T00:00:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, strength: 0.0, purchases: 1, last_purchased_at: "2020-06-20T00:00:00Z"}
            {customer_id: 2, strength: 0.0, purchases: 0, last_purchased_at: null}
            """);
  }

  @Test
  void aDislikeMakesAnItemUnwelcomeUnlessItIsOutweighed() {
    assertThat(
            interactions(
                """
                {customer_id: 1, item_id: 7, event_type: "view",     occurred_at: "2020-06-29T00:00:00Z"}
                {customer_id: 1, item_id: 7, event_type: "dislike",  occurred_at: "2020-06-29T00:00:00Z"}
                {customer_id: 1, item_id: 8, event_type: "dislike",  occurred_at: "2020-06-09T00:00:00Z"}
                {customer_id: 1, item_id: 8, event_type: "purchase", occurred_at: "2020-06-29T00:00:00Z"}
                {customer_id: 1, item_id: 9, event_type: "purchase", occurred_at: "2020-06-29T00:00:00Z"}
                {customer_id: 1, item_id: 9, event_type: "refund",   occurred_at: "2020-06-29T12:00:00Z"}
                """))
        .hasRows(
            """
            {item_id: 7, is_unwelcome: true}
            {item_id: 8, is_unwelcome: false}
            {item_id: 9, is_unwelcome: false}
            """);
  }

  @Test
  void leavesOutEventsThatAreNoInteraction() {
    assertThat(
            interactions(
                """
                {item_id: 7, event_type: "purchase", occurred_at: "2020-06-20T00:00:00Z"}
                {customer_id: 1, event_type: "search", occurred_at: "2020-06-20T00:00:00Z"}
                {customer_id: 2, item_id: 7, event_type: "wave", occurred_at: "2020-06-20T00:00:00Z"}
                {customer_id: 3, item_id: 7, event_type: "purchase", occurred_at: "2020-06-30T00:00:00Z"}
                """))
        .hasNoRows();
  }

  @Test
  void keepsAPurchaseHoweverOld() {
    assertThat(
            interactions(
                """
                {customer_id: 1, item_id: 7, event_type: "purchase", occurred_at: "2000-01-01T00:00:00Z"}
                """))
        .hasRows("{customer_id: 1, item_id: 7, strength: 0.000001}");
  }

  @Test
  void countsBasketsOrElseLocalDays() {
    assertThat(
            interactions(
                """
                {customer_id: 1, item_id: 7, event_type: "purchase", basket_id: "A", occurred_at: "2020-06-20T12:00:00Z"}
                {customer_id: 1, item_id: 7, event_type: "purchase", basket_id: "A", occurred_at: "2020-06-20T12:00:00Z"}
                {customer_id: 1, item_id: 7, event_type: "purchase", basket_id: "B", occurred_at: "2020-06-20T12:00:00Z"}
                {customer_id: 1, item_id: 7, event_type: "view", occurred_at: "2020-06-21T12:00:00Z"}
                {customer_id: 2, item_id: 7, event_type: "purchase", occurred_at: "2020-06-19T15:30:00Z"}
                {customer_id: 2, item_id: 7, event_type: "purchase", occurred_at: "2020-06-20T14:30:00Z"}
                {customer_id: 2, item_id: 7, event_type: "purchase", occurred_at: "2020-06-20T15:30:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, purchases: 2, first_at: "2020-06-20T12:00:00Z", last_at: "2020-06-21T12:00:00Z", last_purchased_at: "2020-06-20T12:00:00Z"}
            {customer_id: 2, purchases: 2, first_at: "2020-06-19T15:30:00Z", last_at: "2020-06-20T15:30:00Z", last_purchased_at: "2020-06-20T15:30:00Z"}
            """);
  }

  private static Dataset<Row> interactions(String events) {
    return Interactions.asOf(ProfilesTest.events(events), END, ZoneId.of("Asia/Seoul"), SETTINGS)
        .withColumn("strength", round(Columns.STRENGTH.col(), 6))
        .withColumn("event_counts", to_json(Columns.EVENT_COUNTS.col()));
  }
}
