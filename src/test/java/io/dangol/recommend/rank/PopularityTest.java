package io.dangol.recommend.rank;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopularityTest {

  @Test
  void countsEachBuyerOnceAndAnonymousOnesByBasketSessionOrEvent() {
    var events =
        rows(
            Shops.EVENTS,
            """
            {event_id: "a", customer_id: 1, event_type: "purchase", item_id: 7, occurred_at: "2026-01-09T10:00:00Z"}
            {event_id: "b", customer_id: 1, event_type: "purchase", item_id: 7, occurred_at: "2026-01-01T10:00:00Z"}
            {event_id: "c", basket_id: "x", event_type: "purchase", item_id: 7, occurred_at: "2026-01-01T10:00:00Z"}
            {event_id: "d", basket_id: "x", event_type: "purchase", item_id: 7, occurred_at: "2026-01-01T10:00:00Z"}
            {event_id: "e", session_id: "x", event_type: "purchase", item_id: 7, occurred_at: "2026-01-05T00:00:00Z"}
            {event_id: "f", event_type: "purchase", item_id: 7, occurred_at: "2026-01-04T23:59:59Z"}
            {event_id: "g", customer_id: 1, event_type: "view", item_id: 8, occurred_at: "2026-01-09T10:00:00Z"}
            {event_id: "h", customer_id: 1, event_type: "purchase", item_id: 9, occurred_at: "2026-01-10T00:00:00Z"}
            """);

    assertThat(
            Popularity.of(
                events,
                List.of("purchase"),
                Instant.parse("2026-01-05T00:00:00Z"),
                Instant.parse("2026-01-10T00:00:00Z")))
        .hasRows("{item_id: 7, recent: 2, ever: 4}");
  }
}
