package io.dangol.recommend.relate;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.job.Run;
import io.dangol.recommend.rank.RankingSettings;
import io.dangol.recommend.rank.Shops;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import io.dangol.testing.Hocon;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class RelateItemsTest {
  private static final Run RUN =
      new Run("run", LocalDate.of(2026, 6, 30), ZoneId.of("Asia/Seoul"), 42);

  private static final RankingSettings RANKING = Shops.ranking();
  private static final RelatedSettings SETTINGS =
      Hocon.settings(
          "related",
          """
          list-length = 3, window = 30d, min-together = 2
          min-log-likelihood-ratio = 0.1, min-cosine = 0.3, items-per-group = 100
          bundles { min-together = 2, min-log-likelihood-ratio = 0.1 }
          """,
          RelatedSettings::read);

  @Test
  void basketsSessionsAndDaysAreGroups() {
    StepTables night =
        related(
            """
            {event_type: "purchase", item_id: 1, basket_id: "A", occurred_at: "2026-06-20T00:00:00Z"}
            {event_type: "purchase", item_id: 2, basket_id: "A", occurred_at: "2026-06-20T00:00:00Z"}
            {event_type: "purchase", item_id: 1, session_id: "A", occurred_at: "2026-06-20T00:00:00Z"}
            {event_type: "purchase", item_id: 2, session_id: "A", occurred_at: "2026-06-20T00:00:00Z"}
            {event_type: "purchase", item_id: 1, customer_id: 7, occurred_at: "2026-06-20T15:30:00Z"}
            {event_type: "purchase", item_id: 2, customer_id: 7, occurred_at: "2026-06-21T14:30:00Z"}
            {event_type: "purchase", item_id: 3, customer_id: 7, occurred_at: "2026-06-21T15:30:00Z"}
            {event_type: "view",     item_id: 1, session_id: "B", occurred_at: "2026-06-20T00:00:00Z"}
            {event_type: "view",     item_id: 3, session_id: "B", occurred_at: "2026-06-20T00:00:00Z"}
            {event_type: "purchase", item_id: 3, basket_id: "C", occurred_at: "2026-06-20T00:00:00Z"}
            """,
            "");

    assertThat(night.read(Tables.RELATED_ITEMS))
        .hasRows(
            """
            {item_id: 1, relation: "bought_together", related_item_id: 2, together: 3, lift: 1.6667, cosine: null}
            {item_id: 2, relation: "bought_together", related_item_id: 1, together: 3, lift: 1.6667, cosine: null}
            """);
  }

  @Test
  void allPurchasesOfACustomerWithinTheWindowAreOneGroup() {
    StepTables night =
        related(
            """
            {event_type: "purchase", item_id: 1, customer_id: 1, basket_id: "A", occurred_at: "2026-06-02T00:00:00Z"}
            {event_type: "purchase", item_id: 2, customer_id: 1, basket_id: "B", occurred_at: "2026-06-30T10:00:00Z"}
            {event_type: "purchase", item_id: 1, customer_id: 2, basket_id: "C", occurred_at: "2026-06-02T00:00:00Z"}
            {event_type: "purchase", item_id: 2, customer_id: 2, basket_id: "D", occurred_at: "2026-06-30T10:00:00Z"}
            {event_type: "purchase", item_id: 3, customer_id: 3, basket_id: "E", occurred_at: "2026-06-30T10:00:00Z"}
            {event_type: "purchase", item_id: 3, customer_id: 1, basket_id: "F", occurred_at: "2026-05-31T10:00:00Z"}
            {event_type: "purchase", item_id: 3, customer_id: 2, basket_id: "G", occurred_at: "2026-05-31T10:00:00Z"}
            """,
            "{item_id: 2, active_until: \"2026-06-29\"}");

    // Item 2 is not sold any more; 3 was bought with 1 before the window only.
    assertThat(night.read(Tables.RELATED_ITEMS))
        .hasRows("{item_id: 2, relation: \"same_customers\", related_item_id: 1, together: 2}");
  }

  @Test
  void threeItemsOfTheSameBasketsAreABundleUnlessOneIsNotSold() {
    String baskets =
        """
        {event_type: "purchase", item_id: 1, basket_id: "A", occurred_at: "2026-06-20T00:00:00Z"}
        {event_type: "purchase", item_id: 2, basket_id: "A", occurred_at: "2026-06-20T00:00:00Z"}
        {event_type: "purchase", item_id: 4, basket_id: "A", occurred_at: "2026-06-20T00:00:00Z"}
        {event_type: "purchase", item_id: 1, basket_id: "B", occurred_at: "2026-06-20T00:00:00Z"}
        {event_type: "purchase", item_id: 2, basket_id: "B", occurred_at: "2026-06-20T00:00:00Z"}
        {event_type: "purchase", item_id: 4, basket_id: "B", occurred_at: "2026-06-20T00:00:00Z"}
        {event_type: "purchase", item_id: 3, basket_id: "C", occurred_at: "2026-06-20T00:00:00Z"}
        {event_type: "purchase", item_id: 1, basket_id: "D", occurred_at: "2026-06-20T00:00:00Z"}
        {event_type: "purchase", item_id: 2, basket_id: "E", occurred_at: "2026-06-20T00:00:00Z"}
        {event_type: "purchase", item_id: 4, basket_id: "F", occurred_at: "2026-06-20T00:00:00Z"}
        """;

    // Each is in three of six baskets, all are in two: 2 * 36 / 27. Two of the items against the
    // third: 2, 0, 1, 3. Without the third, a pair has 2, 1, 1, 2.
    assertThat(related(baskets, "").read(Tables.BUNDLES))
        .hasRows(
            """
            {rank: 1, item_id: 1, bundle_size: 3, baskets: 2, support: 0.33333333, lift: 2.6667, log_likelihood_ratio: 3.8191}
            {rank: 1, item_id: 2, bundle_size: 3, baskets: 2, support: 0.33333333, lift: 2.6667, log_likelihood_ratio: 3.8191}
            {rank: 1, item_id: 4, bundle_size: 3, baskets: 2, support: 0.33333333, lift: 2.6667, log_likelihood_ratio: 3.8191}
            """);
    assertThat(related(baskets, "{item_id: 4, active_until: \"2026-06-29\"}").read(Tables.BUNDLES))
        .hasRows(
            """
            {rank: 1, item_id: 1, bundle_size: 2, baskets: 2, lift: 1.3333, log_likelihood_ratio: 0.6796}
            {rank: 1, item_id: 2, bundle_size: 2, baskets: 2, lift: 1.3333, log_likelihood_ratio: 0.6796}
            """);
  }

  private static StepTables related(String events, String items) {
    StepTables night =
        new StepTables(RUN.asOf())
            .with(
                Tables.EVENTS,
                rows(Tables.EVENTS.schema().add(Columns.CUSTOMER_ID.structField()), events))
            .with(Tables.ITEMS, rows(Tables.ITEMS, items));
    new RelateItems(RANKING, SETTINGS).run(RUN, night, night);
    return night;
  }

  @Test
  void similarityIsTheCosineOfFactorsAndNeverOfAnItemWithItself() {
    Dataset<Row> factors =
        rows(
            "item_id bigint, factors array<float>",
            """
            {item_id: 1, factors: [2, 0]}
            {item_id: 2, factors: [3, 4]}
            {item_id: 3, factors: [-1, 0]}
            {item_id: 4, factors: [0, 0]}
            {item_id: 5, factors: [1, 0]}
            """);

    assertThat(SimilarItems.of(factors, rows("item_id bigint", "{item_id: 5}"), SETTINGS, 10))
        .hasRows(
            """
            {item_id: 1, rank: 1, related_item_id: 2, cosine: 0.6000000238418579}
            {item_id: 2, rank: 1, related_item_id: 1, cosine: 0.6000000238418579}
            {item_id: 5, rank: 1, related_item_id: 1, cosine: 1.0}
            {item_id: 5, rank: 2, related_item_id: 2, cosine: 0.6000000238418579}
            """);
  }
}
