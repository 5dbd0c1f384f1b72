package io.dangol.recommend.rank;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.job.Run;
import io.dangol.recommend.RecommendSettings;
import io.dangol.table.Tables;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SegmentItemsTest {

  private static final Run RUN = new Run("run", LocalDate.parse("2026-01-10"), ZoneOffset.UTC, 7);

  /** Two loyal customers, a new one whose first purchase is long ago, and one without a segment. */
  private final StepTables shop =
      new StepTables(RUN.asOf())
          .with(
              Tables.EVENTS,
              rows(
                  Shops.EVENTS,
                  """
                  {event_id: "1", customer_id: 7, event_type: "purchase", item_id: 1, occurred_at: "2026-01-05T10:00:00Z"}
                  {event_id: "2", customer_id: 8, event_type: "purchase", item_id: 2, occurred_at: "2026-01-05T10:00:00Z"}
                  {event_id: "3", customer_id: 7, event_type: "purchase", item_id: 2, occurred_at: "2026-01-06T10:00:00Z"}
                  {event_id: "4", customer_id: 9, event_type: "purchase", item_id: 1, occurred_at: "2026-01-05T10:00:00Z"}
                  {event_id: "5", customer_id: 9, event_type: "purchase", item_id: 3, occurred_at: "2025-06-05T10:00:00Z"}
                  {event_id: "6", customer_id: 9, event_type: "view", item_id: 2, occurred_at: "2026-01-05T10:00:00Z"}
                  {event_id: "7", event_type: "purchase", item_id: 3, occurred_at: "2026-01-05T10:00:00Z"}
                  """))
          .with(
              Tables.ITEMS,
              rows(Tables.ITEMS, "{item_id: 1, code: \"A\"}\n{item_id: 2, code: \"B\"}"))
          .with(
              Tables.IDENTITIES,
              rows(
                  Tables.IDENTITIES,
                  """
                  {account_id: "a", customer_id: 7}
                  {account_id: "b", customer_id: 8}
                  {account_id: "c", customer_id: 9}
                  {account_id: "d", customer_id: 10}
                  """))
          .with(
              Tables.CUSTOMER_SEGMENTS,
              rows(
                  Tables.CUSTOMER_SEGMENTS,
                  """
                  {customer_id: 7, segment_name: "Loyal"}
                  {customer_id: 8, segment_name: "Loyal"}
                  {customer_id: 9, segment_name: "New"}
                  """))
          .with(Tables.MODELS, rows(Tables.MODELS, ""));

  @Test
  void aShelfHasWhatTheCustomersOfTheSegmentTookLately() {
    RecommendSettings settings =
        Shops.settings("shelves { names = [popular-in-segment], length = 3 }");

    new RankItems(settings.ranking(), settings.rules()).run(RUN, shop, shop);

    assertThat(shop.read(Tables.SHELVES))
        .hasRows(
            """
            {customer_id: 7, shelf: "popular_in_segment", rank: 1, item_id: 2}
            {customer_id: 7, shelf: "popular_in_segment", rank: 2, item_id: 1}
            {customer_id: 8, shelf: "popular_in_segment", rank: 1, item_id: 2}
            {customer_id: 8, shelf: "popular_in_segment", rank: 2, item_id: 1}
            {customer_id: 9, shelf: "popular_in_segment", rank: 1, item_id: 1}
            """);
  }
}
