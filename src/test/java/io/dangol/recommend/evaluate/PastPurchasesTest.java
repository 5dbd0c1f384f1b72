package io.dangol.recommend.evaluate;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.recommend.rank.Shops;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastPurchasesTest {

  @Test
  void countsOrdersElseSessionsElseDaysInTheShopsZone() {
    assertThat(
            PastPurchases.of(
                rows(
                    Shops.EVENTS,
                    """
                    {customer_id: 1, event_type: "purchase", basket_id: "b", occurred_at: "2026-01-01T10:00:00Z"}
                    {customer_id: 1, event_type: "purchase", basket_id: "b", occurred_at: "2026-01-02T10:00:00Z"}
                    {customer_id: 1, event_type: "purchase", session_id: "b", occurred_at: "2026-01-02T10:00:00Z"}
                    {customer_id: 2, event_type: "purchase", occurred_at: "2026-01-01T16:00:00Z"}
                    {customer_id: 2, event_type: "purchase", occurred_at: "2026-01-02T10:00:00Z"}
                    {customer_id: 2, event_type: "view", occurred_at: "2026-01-05T10:00:00Z"}
                    {customer_id: 3, event_type: "view", occurred_at: "2026-01-05T10:00:00Z"}
                    {event_type: "purchase", basket_id: "c", occurred_at: "2026-01-01T10:00:00Z"}
                    """),
                List.of("purchase"),
                ZoneId.of("Asia/Seoul")))
        .hasRows(
            """
            {customer_id: 1, purchases: 2}
            {customer_id: 2, purchases: 1}
            """);
  }
}
