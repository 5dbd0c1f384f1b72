package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.item;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.job.Run;
import io.dangol.recommend.neighbours.ItemPaths;
import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.recommend.rules.RuleBook;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class RankItemsTest {

  private static final Learned NOTHING =
      new Learned(Neighbours.none(4), ItemPaths.none(), null, SegmentItems.NONE);
  private static final Run RUN = new Run("run", LocalDate.parse("2026-01-10"), ZoneOffset.UTC, 7);

  private final Catalogue catalogue =
      Shops.catalogue(
          List.of(
              item(1, 1, 1f, 0f),
              item(2, 2, 0.9f, 0.1f),
              item(3, 4, 0f, 1f),
              Shops.item(4, 8, 8, true, RepeatPolicy.ONCE, List.of())));

  @Test
  void givesEveryCustomerAListWithReasons() {
    Dataset<Row> histories =
        CustomerHistories.of(
            rows(
                Tables.INTERACTIONS,
                """
                {customer_id: 1, item_id: 1, strength: 2.0, purchases: 2, last_purchased_at: "2026-01-01T10:00:00Z"}
                {customer_id: 1, item_id: 4, strength: 0.1, purchases: 1, last_purchased_at: "2025-01-01T10:00:00Z"}
                {customer_id: 1, item_id: 99, strength: 9.0, purchases: 9, last_purchased_at: "2026-01-01T10:00:00Z"}
                """),
            rows(
                "customer_id bigint, factors array<float>",
                "{customer_id: 1, factors: [1.0, 0.0]}"),
            List.of("purchase"));
    Dataset<Row> identities =
        rows(
            Tables.IDENTITIES,
            """
            {account_id: "a", customer_id: 1}
            {account_id: "b", customer_id: 1}
            {account_id: "c", customer_id: 2}
            """);

    Dataset<Row> lists = lists(identities, histories);

    // Expected rows have arrays that may hold nulls.
    assertThat(lists.withColumn("reason_items", lists.col("reason_items").cast("array<bigint>")))
        .hasRows(
            """
            {customer_id: 1, rank: 1, item_id: 1, score: 0.875, candidate_source: "own", reason_code: "bought_before", reason_items: [1]}
            {customer_id: 1, rank: 2, item_id: 2, score: 0.292857, candidate_source: "als", reason_code: "because_of", reason_items: [1]}
            {customer_id: 1, rank: 3, item_id: 3, score: 0.071429, candidate_source: "popular", reason_code: "popular", reason_items: []}
            {customer_id: 2, rank: 1, item_id: 4, score: 0.142857, candidate_source: "popular", reason_code: "popular", reason_items: []}
            {customer_id: 2, rank: 2, item_id: 3, score: 0.071429, candidate_source: "popular", reason_code: "popular", reason_items: []}
            {customer_id: 2, rank: 3, item_id: 2, score: 0.035714, candidate_source: "popular", reason_code: "popular", reason_items: []}
            """);
  }

  /** Item 3 has nothing in common with the customer but another customer, who has 1 and 3. */
  @Test
  void pathsOfTheTrainerBringItemsThatFactorsDoNot() {
    Dataset<Row> interactions =
        rows(
            Tables.INTERACTIONS,
            """
            {customer_id: 1, item_id: 1, strength: 2.0, purchases: 2, last_purchased_at: "2026-01-01T10:00:00Z"}
            {customer_id: 2, item_id: 1, strength: 1.0, purchases: 1, last_purchased_at: "2026-01-01T10:00:00Z"}
            {customer_id: 2, item_id: 3, strength: 1.0, purchases: 1, last_purchased_at: "2026-01-01T10:00:00Z"}
            """);
    Dataset<Row> histories =
        CustomerHistories.of(
            interactions.where("customer_id = 1"),
            rows(
                "customer_id bigint, factors array<float>",
                "{customer_id: 1, factors: [1.0, 0.0]}"),
            List.of("purchase"));
    RankingSettings filter =
        Shops.settings("trainer = filter, list-length = 4, blend.popular = 0").ranking();
    RankingSettings mllib = Shops.settings("list-length = 4, blend.popular = 0").ranking();

    assertThat(lists(histories, Learned.from(interactions, catalogue, filter), filter))
        .hasRows(
            """
            {item_id: 1, candidate_source: "own"}
            {item_id: 2, candidate_source: "als"}
            {item_id: 3, candidate_source: "als"}
            {item_id: 4, candidate_source: "popular"}
            """);
    assertThat(
            lists(histories, Learned.from(interactions, catalogue, mllib), mllib)
                .where("item_id = 3"))
        .hasRows("{item_id: 3, candidate_source: \"popular\"}");
  }

  private Dataset<Row> lists(Dataset<Row> histories, Learned learned, RankingSettings settings) {
    Dataset<Row> identities = rows(Tables.IDENTITIES, "{account_id: \"a\", customer_id: 1}");
    return lists(identities, histories, learned, settings);
  }

  private Dataset<Row> lists(
      Dataset<Row> identities, Dataset<Row> histories, Learned learned, RankingSettings settings) {
    return RankItems.lists(
        RankItems.customers(identities, histories),
        catalogue,
        learned,
        ListChoice.FORMULA,
        NightRules.of(RuleBook.NONE, RUN.asOf()),
        RUN,
        settings);
  }

  @Test
  void anItemThatWasViewedOnceDoesNotReturnEither() {
    Dataset<Row> reader =
        CustomerHistories.of(
            rows(
                Tables.INTERACTIONS,
                """
                {customer_id: 1, item_id: 4, strength: 1.0, purchases: 0, event_counts: {view: 1}, last_at: "2025-01-01T10:00:00Z"}
                """),
            rows("customer_id bigint, factors array<float>", ""),
            List.of("view"));

    CustomerHistory customer = CustomerHistories.customer(reader.first(), catalogue);

    org.assertj.core.api.Assertions.assertThat(customer.bought).containsExactly(false);
    org.assertj.core.api.Assertions.assertThat(
            new ItemFilter(catalogue).byPolicy(customer, RUN.end().toEpochMilli()))
        .containsExactly(true, false, false, false);
  }

  @Test
  void aDislikedItemIsNotListedHoweverPopular() {
    Dataset<Row> averse =
        CustomerHistories.of(
            rows(
                Tables.INTERACTIONS,
                """
                {customer_id: 1, item_id: 3, strength: 0.0, event_counts: {dislike: 1}, last_at: "2026-01-01T10:00:00Z", is_unwelcome: true}
                """),
            rows("customer_id bigint, factors array<float>", ""),
            List.of("purchase"));
    Dataset<Row> identities = rows(Tables.IDENTITIES, "{account_id: \"a\", customer_id: 1}");

    assertThat(lists(identities, averse))
        .hasRows(
            """
            {customer_id: 1, rank: 1, item_id: 4}
            {customer_id: 1, rank: 2, item_id: 2}
            {customer_id: 1, rank: 3, item_id: 1}
            """);
  }

  @Test
  void anItemBoughtOnceDoesNotReturnEvenWithoutStrength() {
    Dataset<Row> complained =
        CustomerHistories.of(
            rows(
                Tables.INTERACTIONS,
                """
                {customer_id: 1, item_id: 1, strength: 0.0, purchases: 1, last_purchased_at: "2026-01-01T10:00:00Z"}
                {customer_id: 1, item_id: 4, strength: 0.0, purchases: 1, last_purchased_at: "2025-01-01T10:00:00Z"}
                """),
            rows("customer_id bigint, factors array<float>", ""),
            List.of("purchase"));
    Dataset<Row> identities = rows(Tables.IDENTITIES, "{account_id: \"a\", customer_id: 1}");

    // Item 1 may always return, but nothing speaks for it except its popularity.
    assertThat(lists(identities, complained))
        .hasRows(
            """
            {customer_id: 1, rank: 1, item_id: 3, candidate_source: "popular"}
            {customer_id: 1, rank: 2, item_id: 2, candidate_source: "popular"}
            {customer_id: 1, rank: 3, item_id: 1, candidate_source: "popular"}
            """);
  }

  @Test
  void frequencyCountsBasketsOfPurchasesAndEventsOfOtherTypes() {
    Dataset<Row> pairs =
        rows(
            Tables.INTERACTIONS,
            """
            {item_id: 1, purchases: 2, event_counts: {purchase: 5, view: 3}}
            {item_id: 2, purchases: 0, event_counts: {like: 1}}
            """);

    assertThat(
            pairs.select(
                pairs.col("item_id"),
                CustomerHistories.frequency(List.of("purchase", "view")).as("frequency")))
        .hasRows(
            """
            {item_id: 1, frequency: 5}
            {item_id: 2, frequency: 0}
            """);
  }

  private Dataset<Row> lists(Dataset<Row> identities, Dataset<Row> histories) {
    return lists(identities, histories, NOTHING, Shops.ranking());
  }

  @Test
  void makesTheDeclaredColumnsButTheDate() {
    Set<String> made = new HashSet<>(List.of(PartitionRanking.SCHEMA.fieldNames()));
    made.add("as_of_on");

    Set<String> ofShelves = new HashSet<>(made);
    ofShelves.remove("propensity");
    org.assertj.core.api.Assertions.assertThat(ofShelves).isEqualTo(Tables.SHELVES.columnNames());
    made.remove("shelf");
    org.assertj.core.api.Assertions.assertThat(made)
        .isEqualTo(Tables.RECOMMENDATIONS.columnNames());
  }

  @Test
  void shelvesFollowTheList() {
    Dataset<Row> histories =
        CustomerHistories.of(
            rows(
                Tables.INTERACTIONS,
                """
                {customer_id: 1, item_id: 3, strength: 2.0, purchases: 2, last_purchased_at: "2026-01-01T10:00:00Z"}
                """),
            rows("customer_id bigint, factors array<float>", ""),
            List.of("purchase"));
    Dataset<Row> identities = rows(Tables.IDENTITIES, "{account_id: \"a\", customer_id: 1}");
    RankingSettings settings =
        Shops.settings("list-length = 1, shelves { names = [new-for-you, buy-again], length = 2 }")
            .ranking();

    assertThat(lists(identities, histories, NOTHING, settings))
        .hasRows(
            """
            {shelf: null, customer_id: 1, rank: 1, item_id: 3}
            {shelf: "new_for_you", customer_id: 1, rank: 1, item_id: 4}
            {shelf: "new_for_you", customer_id: 1, rank: 2, item_id: 2}
            {shelf: "buy_again", customer_id: 1, rank: 1, item_id: 3}
            """);
  }
}
