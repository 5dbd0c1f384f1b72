package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.item;
import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Run;
import io.dangol.recommend.neighbours.ItemPaths;
import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.recommend.rules.RuleBook;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Lists of two of six items, from the most popular, 1, to the least, 6, for forty customers. */
class ExploringRankingTest {

  private static final Run RUN = new Run("run", LocalDate.parse("2026-01-10"), ZoneOffset.UTC, 7);

  private final Catalogue catalogue =
      Shops.catalogue(IntStream.rangeClosed(1, 6).mapToObj(id -> item(id, 10 - id)).toList());

  @Test
  void theLastItemStaysOrIsDrawnFromTheNextOnes() {
    List<Row> lists = lists("share = 0.5, among = 3", 2);

    assertThat(items(lists, 1.0)).containsExactly(1L);
    assertThat(items(lists, 0.5)).containsExactly(2L);
    // Item 6 is beyond the three next ones.
    assertThat(items(lists, 0.5 / 3)).containsExactly(3L, 4L, 5L);
    assertThat(lists).hasSize(80);
  }

  @Test
  void aDrawnItemHasItsOwnScoreAndReason() {
    assertThat(lists("share = 0.5, among = 1", 2))
        .filteredOn(row -> row.<Long>getAs("item_id") == 3)
        .isNotEmpty()
        // 0.25 x 7/9 / 1.75
        .allMatch(row -> row.<Double>getAs("score") == 0.111111)
        .allMatch(row -> row.<String>getAs("reason_code").equals("popular"));
  }

  @Test
  void whatACustomerDislikesIsNeverDrawn() {
    assertThat(lists("share = 1, among = 1", 2))
        .filteredOn(row -> row.<Integer>getAs("rank") == 2)
        .allMatch(
            row -> row.<Long>getAs("item_id") == (row.<Long>getAs("customer_id") == 1 ? 4 : 3));
  }

  @Test
  void partitionsDecideNothing() {
    assertThat(texts(lists("share = 0.5, among = 3", 1)))
        .isEqualTo(texts(lists("share = 0.5, among = 3", 7)));
  }

  @Test
  void withoutExplorationEveryRowIsCertain() {
    assertThat(lists("share = 0", 2))
        .hasSize(80)
        .allMatch(row -> row.<Double>getAs("propensity") == 1);
  }

  /** Of the rows with this propensity. */
  private static SortedSet<Long> items(List<Row> lists, double propensity) {
    return lists.stream()
        .filter(row -> Math.abs(row.<Double>getAs("propensity") - propensity) < 1e-9)
        .map(row -> row.<Long>getAs("item_id"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> texts(List<Row> lists) {
    return lists.stream().map(Row::toString).sorted().toList();
  }

  /** Customer 1 dislikes item 3; nothing is known of the others. */
  private List<Row> lists(String exploration, int partitions) {
    String identities =
        IntStream.rangeClosed(1, 40)
            .mapToObj(id -> "{account_id: \"a%s\", customer_id: %s}".formatted(id, id))
            .collect(Collectors.joining("\n"));
    return RankItems.lists(
            RankItems.customers(
                rows(Tables.IDENTITIES, identities),
                CustomerHistories.of(
                    rows(
                        Tables.INTERACTIONS,
                        "{customer_id: 1, item_id: 3, strength: 0.0, event_counts: {dislike: 1}, is_unwelcome: true}"),
                    rows("customer_id bigint, factors array<float>", ""),
                    List.of("purchase"))),
            catalogue,
            new Learned(Neighbours.none(6), ItemPaths.none(), null, SegmentItems.NONE),
            ListChoice.FORMULA,
            NightRules.of(RuleBook.NONE, RUN.asOf()),
            RUN,
            Shops.settings(
                    "list-length = 2, partitions = %s, exploration { %s }"
                        .formatted(partitions, exploration))
                .ranking())
        .collectAsList();
  }
}
