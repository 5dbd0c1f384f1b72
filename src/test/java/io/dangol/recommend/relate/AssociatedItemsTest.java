package io.dangol.recommend.relate;

import static io.dangol.table.Words.Relation.SAME_CUSTOMERS;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;

import io.dangol.testing.Hocon;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class AssociatedItemsTest {
  private static final String PAIRS = "group string, item_id bigint";
  private static final String IDS = "item_id bigint";
  private static final RelatedSettings SETTINGS = settings("");

  /** Item 9 is in every basket, 1 and 2 are together in two of four. */
  private static final String BASKETS =
      """
      {group: "a", item_id: 1} {group: "a", item_id: 2} {group: "a", item_id: 9}
      {group: "b", item_id: 1} {group: "b", item_id: 2} {group: "b", item_id: 9}
      {group: "b", item_id: 1}
      {group: "c", item_id: 3} {group: "c", item_id: 9}
      {group: "d", item_id: 3} {group: "d", item_id: 9}
      """
          .replace("} {", "}\n{");

  @Test
  void namesWhatIsTogetherMoreOftenThanChanceAndNotTheBestseller() {
    // G squared of 2, 0, 0, 2: 2 * (2 * 2 ln 2 - 4 * 2 ln 2 + 4 ln 4) = 5.5452
    assertThat(related(BASKETS, "", SETTINGS))
        .hasRows(
            """
            {item_id: 1, rank: 1, related_item_id: 2, together: 2, lift: 2.0, log_likelihood_ratio: 5.5452}
            {item_id: 2, rank: 1, related_item_id: 1, together: 2, lift: 2.0, log_likelihood_ratio: 5.5452}
            """);
  }

  @Test
  void anAbsentItemIsNotNamedButHasRelatedOnes() {
    assertThat(related(BASKETS, "{item_id: 2}", SETTINGS))
        .hasRows("{item_id: 2, rank: 1, related_item_id: 1}");
  }

  @Test
  void tooFewTogetherAreNotRelated() {
    assertThat(related(BASKETS, "", settings("min-together = 3, min-log-likelihood-ratio = 0")))
        .hasNoRows();
    assertThat(related("", "", SETTINGS)).hasNoRows();
  }

  @Test
  void whatMayBeChanceIsNotRelated() {
    assertThat(related(BASKETS, "", settings("min-log-likelihood-ratio = 5.5")))
        .hasRows(
            """
            {item_id: 1, related_item_id: 2}
            {item_id: 2, related_item_id: 1}
            """);
    assertThat(related(BASKETS, "", settings("min-log-likelihood-ratio = 5.6"))).hasNoRows();
  }

  @Test
  void whatIsTogetherLessOftenThanChanceIsNotRelated() {
    // Lift 2 * 8 / (5 * 5); G squared of 2, 3, 3, 0 is 3.86.
    assertThat(
            related(
                """
                {group: "a", item_id: 1}
                {group: "a", item_id: 2}
                {group: "b", item_id: 1}
                {group: "b", item_id: 2}
                {group: "c", item_id: 1}
                {group: "d", item_id: 1}
                {group: "e", item_id: 1}
                {group: "f", item_id: 2}
                {group: "g", item_id: 2}
                {group: "h", item_id: 2}
                """,
                "",
                SETTINGS))
        .hasNoRows();
  }

  @Test
  void partitionsDoNotMatter() {
    Dataset<Row> pairs = rows(PAIRS, BASKETS);
    Dataset<Row> absent = rows(IDS, "");
    for (int parts : new int[] {1, 5}) {
      Dataset<Row> sets = AssociatedItems.sets(pairs.repartition(parts)).repartition(parts);
      assertThat(AssociatedItems.of(SAME_CUSTOMERS, sets, absent, SETTINGS))
          .hasRows(
              """
              {item_id: 1, rank: 1, related_item_id: 2, together: 2}
              {item_id: 2, rank: 1, related_item_id: 1, together: 2}
              """);
    }
  }

  @Test
  void ofAHugeGroupOnlyASampleCounts() {
    // Two groups of the items 1 to 50, of which 10 count, the same ones; 50 more have one item
    // each.
    Dataset<Row> pairs =
        rows("group string", "{group: \"a\"}\n{group: \"b\"}")
            .select(col("group"), explode(sequence(lit(1L), lit(50L))).as("item_id"))
            .union(
                rows("group string", "{group: \"c\"}")
                    .select(explode(sequence(lit(100L), lit(149L))).as("item_id"))
                    .select(col("item_id").cast("string").as("group"), col("item_id")));
    RelatedSettings sampling = settings("list-length = 9, items-per-group = 10");

    Dataset<Row> related =
        AssociatedItems.of(SAME_CUSTOMERS, AssociatedItems.sets(pairs), rows(IDS, ""), sampling);

    org.assertj.core.api.Assertions.assertThat(related.count()).isEqualTo(10 * 9);
    org.assertj.core.api.Assertions.assertThat(related.select("item_id").distinct().count())
        .isEqualTo(10);
  }

  private static RelatedSettings settings(String differences) {
    return Hocon.settings(
        "related",
        """
        list-length = 2, window = 365d, min-together = 2
        min-log-likelihood-ratio = 0.5, min-cosine = 0, items-per-group = 100
        """
            + differences,
        RelatedSettings::read);
  }

  private static Dataset<Row> related(String pairs, String absent, RelatedSettings settings) {
    Dataset<Row> related =
        AssociatedItems.of(
            SAME_CUSTOMERS, AssociatedItems.sets(rows(PAIRS, pairs)), rows(IDS, absent), settings);
    return related.withColumn(
        "log_likelihood_ratio",
        org.apache.spark.sql.functions.round(related.col("log_likelihood_ratio"), 4));
  }
}
