package io.dangol.recommend.rerank;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Run;
import io.dangol.recommend.RecommendSettings;
import io.dangol.recommend.rank.LinearRanker;
import io.dangol.recommend.rank.RankerFeature;
import io.dangol.recommend.rank.Shops;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankerTrainingTest {

  private static final Run CUT = new Run("run", LocalDate.parse("2026-01-10"), ZoneOffset.UTC, 7);

  /** Customers 1 and 2 have an item of their own each; both could be shown the other's and 3. */
  private static final String BEFORE =
      """
      {event_id: "a", customer_id: 1, event_type: "purchase", item_id: 1, occurred_at: "2026-01-01T10:00:00Z"}
      {event_id: "b", customer_id: 2, event_type: "purchase", item_id: 2, occurred_at: "2026-01-02T10:00:00Z"}
      {event_id: "c", customer_id: 3, event_type: "purchase", item_id: 3, occurred_at: "2026-01-10T23:59:59Z"}
      """;

  @Test
  void anExampleIsACustomerWhoTookSomethingNew() {
    List<Example> examples =
        examples(
            """
            {event_id: "d", customer_id: 1, event_type: "purchase", item_id: 2, occurred_at: "2026-01-11T00:00:00Z"}
            {event_id: "e", customer_id: 2, event_type: "purchase", item_id: 2, occurred_at: "2026-01-12T10:00:00Z"}
            {event_id: "f", customer_id: 3, event_type: "purchase", item_id: 1, occurred_at: "2026-01-21T00:00:00Z"}
            """);

    // Customer 2 took their own item again, and 3 came after the test days.
    assertThat(examples).hasSize(1);
    assertThat(examples.get(0).items()).isEqualTo(2);
    assertThat(examples.get(0).taken()).containsOnlyOnce(true);
    assertThat(examples.get(0).width()).isEqualTo(RankerFeature.values().length);
  }

  @Test
  void nothingThatHappenedAfterTheDateChangesAFeature() {
    List<Example> examples =
        examples(
            """
            {event_id: "d", customer_id: 1, event_type: "purchase", item_id: 2, occurred_at: "2026-01-11T00:00:00Z"}
            {event_id: "e", customer_id: 2, event_type: "purchase", item_id: 3, occurred_at: "2026-01-12T10:00:00Z"}
            """);
    List<Example> otherFuture =
        examples(
            """
            {event_id: "d", customer_id: 1, event_type: "purchase", item_id: 3, occurred_at: "2026-01-11T00:00:00Z"}
            {event_id: "e", customer_id: 2, event_type: "purchase", item_id: 1, occurred_at: "2026-01-12T10:00:00Z"}
            {event_id: "f", customer_id: 2, event_type: "purchase", item_id: 2, occurred_at: "2026-01-13T10:00:00Z"}
            {event_id: "g", customer_id: 3, event_type: "view", item_id: 1, occurred_at: "2026-01-14T10:00:00Z"}
            {event_id: "h", customer_id: 4, event_type: "purchase", item_id: 1, occurred_at: "2026-01-15T10:00:00Z"}
            """);

    assertThat(otherFuture).hasSize(2).hasSameSizeAs(examples);
    for (int customer = 0; customer < 2; customer++) {
      assertThat(otherFuture.get(customer).features()).isEqualTo(examples.get(customer).features());
      assertThat(otherFuture.get(customer).taken()).isNotEqualTo(examples.get(customer).taken());
    }
  }

  @Test
  void learnsNoOrderFromAHandfulOfCustomers() {
    assertThat(training("").asOf(CUT)).isEqualTo(LinearRanker.NONE);
  }

  private static List<Example> examples(String after) {
    return training(after).examples(CUT);
  }

  private static RankerTraining training(String after) {
    RecommendSettings settings = Shops.settings("");
    PastDates dates =
        new PastDates(
            rows(Shops.EVENTS, BEFORE + after),
            rows(Tables.ITEMS, "{item_id: 1}"),
            settings.ranking(),
            settings.trainer().trainer(),
            Shops::interactions,
            10);
    return new RankerTraining(dates, new RankerSettings(1, 100, 0.001));
  }
}
