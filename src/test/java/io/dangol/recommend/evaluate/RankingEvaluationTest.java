package io.dangol.recommend.evaluate;

import static io.dangol.testing.Rows.rows;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.recommend.rank.Shops;
import io.dangol.recommend.rerank.InteractionsAsOf;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class RankingEvaluationTest {

  private static final LocalDate CUT = LocalDate.parse("2026-01-10");

  /**
   * Before the cut: customer 1 has item 1 twice and 2 once, customer 2 has item 2, customer 3 has
   * 2. After it: customer 1 takes 1 and 3 (never seen), customer 2 takes 1. Not counted: customer 3
   * comes too late, customer 4 is new, and a view is no purchase.
   */
  private final Dataset<Row> events =
      rows(
          Shops.EVENTS,
          """
          {event_id: "a", customer_id: 1, event_type: "purchase", item_id: 1, occurred_at: "2026-01-01T10:00:00Z"}
          {event_id: "b", customer_id: 1, event_type: "purchase", item_id: 1, occurred_at: "2026-01-02T10:00:00Z"}
          {event_id: "c", customer_id: 1, event_type: "purchase", item_id: 2, occurred_at: "2026-01-02T10:00:00Z"}
          {event_id: "d", customer_id: 2, event_type: "purchase", item_id: 2, occurred_at: "2026-01-03T10:00:00Z"}
          {event_id: "e", customer_id: 3, event_type: "purchase", item_id: 2, occurred_at: "2026-01-10T23:59:59Z"}
          {event_id: "f", customer_id: 1, event_type: "purchase", item_id: 1, occurred_at: "2026-01-11T00:00:00Z"}
          {event_id: "g", customer_id: 1, event_type: "purchase", item_id: 3, occurred_at: "2026-01-12T10:00:00Z"}
          {event_id: "h", customer_id: 2, event_type: "purchase", item_id: 1, occurred_at: "2026-01-20T23:59:59Z"}
          {event_id: "i", customer_id: 3, event_type: "purchase", item_id: 1, occurred_at: "2026-01-21T00:00:00Z"}
          {event_id: "j", customer_id: 4, event_type: "purchase", item_id: 1, occurred_at: "2026-01-12T10:00:00Z"}
          {event_id: "k", customer_id: 3, event_type: "view", item_id: 1, occurred_at: "2026-01-12T10:00:00Z"}
          """);

  @Test
  void scoresEveryModelOnTheSameCustomers() {
    List<Metric> metrics = metrics(CUT);
    Map<String, Double> recall = new TreeMap<>();
    for (Metric metric : metrics) {
      if (metric.name().equals("recall@2")) {
        recall.put(metric.population() + " " + metric.model(), metric.value());
      }
    }

    // Popular shows 2 and 1 to both: one of two targets, and the only one.
    assertThat(recall).containsEntry("all popular", 0.75);
    // Own frequency shows 1 and 2 to the first, 2 and the popular 1 to the second.
    assertThat(recall).containsEntry("all own-frequency", 0.75);
    // The own item of customer 2 votes for item 1.
    assertThat(recall).containsEntry("all co-occurrence", 0.75);
    // Only customer 1 repeats.
    assertThat(recall).containsEntry("repeat own-frequency", 1.0);
    // Item 3 was never sold: a target of customer 1 that none can show.
    assertThat(recall).containsEntry("new popular", 0.5);
    assertThat(recall).containsEntry("new own-frequency", 0.5);
    assertThat(recall).hasSize(15);
    assertThat(metrics)
        .filteredOn(metric -> metric.name().equals("coverage@2"))
        .filteredOn(metric -> metric.model().equals("popular"))
        .extracting(Metric::population, Metric::value, Metric::sampleSize)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("all", 1.0, 2L),
            org.assertj.core.api.Assertions.tuple("repeat", 1.0, 1L),
            org.assertj.core.api.Assertions.tuple("new", 0.5, 2L));
  }

  @Test
  void saysHowFarThePublishedListIsAheadOfTheBestBaseline() {
    List<Metric> ahead =
        metrics(CUT).stream()
            .filter(metric -> metric.name().startsWith("ndcg@2"))
            .filter(metric -> metric.population().equals("all"))
            .toList();
    double best =
        ahead.stream()
            .filter(metric -> metric.name().equals("ndcg@2"))
            .filter(
                metric ->
                    List.of("popular", "own-frequency", "co-occurrence").contains(metric.model()))
            .mapToDouble(Metric::value)
            .max()
            .orElseThrow();
    Map<String, Double> published = new TreeMap<>();
    ahead.stream()
        .filter(metric -> metric.model().equals("blend"))
        .forEach(metric -> published.put(metric.name(), metric.value()));

    assertThat(published.get("ndcg@2 ahead")).isEqualTo(published.get("ndcg@2") - best);
    assertThat(published.get("ndcg@2 ahead"))
        .isBetween(published.get("ndcg@2 ahead, 2.5%"), published.get("ndcg@2 ahead, 97.5%"));
    assertThat(published.get("ndcg@2"))
        .isBetween(published.get("ndcg@2, 2.5%"), published.get("ndcg@2, 97.5%"));
  }

  @Test
  void saysHowGoodListsAreForCustomersWithManyPurchasesAndWithOne() {
    Map<String, Double> popular = new TreeMap<>();
    metrics(CUT).stream()
        .filter(metric -> metric.model().equals("popular") && metric.population().equals("all"))
        .forEach(metric -> popular.put(metric.name(), metric.value()));

    // Customer 2 bought once, customer 1 on two days. Popular shows 2 and 1 to both: a hit at rank
    // 2
    // of one or two targets.
    double second = Math.log(2) / Math.log(3);
    assertThat(popular.get("customers: ndcg@2 new")).isCloseTo(second, within(1e-12));
    assertThat(popular.get("customers: ndcg@2 few"))
        .isCloseTo(second / (1 + second), within(1e-12));
    assertThat(popular).doesNotContainKey("customers: ndcg@2 many");
    // Both items on sale are on both lists; nothing describes them; two of three buyers have 2.
    assertThat(popular.get("variety: gini@2")).isZero();
    assertThat(popular.get("variety: difference@2")).isEqualTo(1);
    assertThat(popular.get("variety: niche@2")).isEqualTo(0.5);
  }

  @Test
  void theFiguresOfGroupsAreOfAllItems() {
    assertThat(metrics(CUT))
        .filteredOn(metric -> metric.name().startsWith("customers: "))
        .extracting(Metric::population)
        .isNotEmpty()
        .containsOnly("all");
  }

  @Test
  void testsAtMostSoManyCustomers() {
    assertThat(
            metrics(
                "evaluation { min-customers = 1, customers = 1 }",
                Shops::interactions,
                "{item_id: 1}",
                CUT))
        .filteredOn(metric -> metric.population().equals("all"))
        .extracting(Metric::sampleSize)
        .isNotEmpty()
        .containsOnly(1L);
  }

  @Test
  void givesNoFiguresWithoutEnoughHistory() {
    assertThat(metrics(LocalDate.parse("2025-12-31"))).isEmpty();
  }

  @Test
  void theStockOfTodayIsNotThatOfTheCut() {
    assertThat(metrics("require-stock = true", Shops::interactions, "{item_id: 1, stock: 0}", CUT))
        .isEqualTo(metrics(CUT));
  }

  @Test
  void whatHasNoStrengthLeftCountsAsNeverTaken() {
    InteractionsAsOf givenBack =
        (known, end) ->
            Shops.interactions(known, end)
                .withColumn(
                    "strength",
                    when(col("customer_id").equalTo(2), 0.0).otherwise(col("strength")));

    assertThat(metrics("evaluation.min-customers = 1", givenBack, "{item_id: 1}", CUT))
        .extracting(Metric::sampleSize)
        .containsOnly(1L);
  }

  private List<Metric> metrics(LocalDate cut) {
    return metrics("", Shops::interactions, "{item_id: 1}", cut);
  }

  private List<Metric> metrics(
      String settings, InteractionsAsOf interactionsAsOf, String items, LocalDate cut) {
    return Shops.settings(settings)
        .rankingEvaluation(interactionsAsOf)
        .metrics(new Run("run", cut, ZoneOffset.UTC, 7), events, rows(Tables.ITEMS, items));
  }
}
