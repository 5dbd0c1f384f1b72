package io.dangol.recommend.rank;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.job.Run;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ItemActivityTest {

  private static final Run RUN = new Run("run", LocalDate.parse("2026-04-09"), ZoneOffset.UTC, 7);

  @Test
  void countsEachBuyerOnceAndAnonymousOnesByBasketSessionOrEvent() {
    Dataset<Row> events =
        rows(
            Shops.EVENTS,
            """
            {event_id: "a", customer_id: 1, event_type: "purchase", item_id: 7, occurred_at: "2026-04-09T10:00:00Z"}
            {event_id: "b", customer_id: 1, event_type: "purchase", item_id: 7, occurred_at: "2026-04-01T10:00:00Z"}
            {event_id: "c", basket_id: "x", event_type: "purchase", item_id: 7, occurred_at: "2026-04-01T10:00:00Z"}
            {event_id: "d", basket_id: "x", event_type: "purchase", item_id: 7, occurred_at: "2026-04-01T10:00:00Z"}
            {event_id: "e", session_id: "x", event_type: "purchase", item_id: 7, occurred_at: "2026-04-05T00:00:00Z"}
            {event_id: "f", event_type: "purchase", item_id: 7, occurred_at: "2026-04-04T23:59:59Z"}
            {event_id: "g", customer_id: 1, event_type: "view", item_id: 8, occurred_at: "2026-04-09T10:00:00Z"}
            {event_id: "h", customer_id: 1, event_type: "purchase", item_id: 9, occurred_at: "2026-04-10T00:00:00Z"}
            """);

    assertThat(ItemActivity.of(events, List.of("purchase"), 5, RUN))
        .hasRows("{item_id: 7, recent: 2, ever: 4, former: 0, returned: 0}");
  }

  @Test
  void countsTheBuyersOfEachWindowAndThoseWhoCameBack() {
    Dataset<Row> events =
        rows(
            Shops.EVENTS,
            // The last 7 days begin on 3 April, the last 30 on 11 March, the last 90 on 10 January.
            """
            {event_id: "a", customer_id: 1, event_type: "purchase", item_id: 7, occurred_at: "2026-04-03T00:00:00Z"}
            {event_id: "b", customer_id: 1, event_type: "purchase", item_id: 7, occurred_at: "2026-01-09T23:59:59Z"}
            {event_id: "c", customer_id: 2, event_type: "purchase", item_id: 7, occurred_at: "2026-03-11T00:00:00Z"}
            {event_id: "d", customer_id: 3, event_type: "purchase", item_id: 7, occurred_at: "2026-03-10T23:59:59Z"}
            {event_id: "e", basket_id: "x", event_type: "purchase", item_id: 7, occurred_at: "2026-01-01T00:00:00Z"}
            """);

    // Of the customers 1 and 3, who bought it before 11 March, 1 came back; a basket cannot.
    assertThat(ItemActivity.of(events, List.of("purchase"), 14, RUN))
        .hasRows(
            """
            {item_id: 7, ever: 4, recent: 1, last_week: 1, last_month: 2, last_quarter: 3, former: 2, returned: 1, first_millis: 1767225600000}
            """);
  }
}
