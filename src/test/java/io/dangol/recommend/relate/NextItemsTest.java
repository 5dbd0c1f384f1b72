package io.dangol.recommend.relate;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.round;

import io.dangol.testing.Hocon;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class NextItemsTest {
  private static final String TAKEN = "customer_id bigint, item_id bigint, day date";
  private static final String ITEMS =
      "item_id bigint, category string, price decimal(18,2), is_listable boolean";

  /** Two customers took 2 after 1, two others took 3 alone. */
  private static final String CUSTOMERS =
      """
      {customer_id: 1, item_id: 1, day: "2026-06-01"}
      {customer_id: 1, item_id: 2, day: "2026-06-05"}
      {customer_id: 2, item_id: 1, day: "2026-06-01"}
      {customer_id: 2, item_id: 2, day: "2026-06-11"}
      {customer_id: 3, item_id: 3, day: "2026-06-01"}
      {customer_id: 4, item_id: 3, day: "2026-06-01"}
      """;

  @Test
  void namesWhatIsTakenNextMoreOftenThanChance() {
    // Six cases of a customer and an item, four of them not of item 2. Of these, two are of item 1,
    // and item 2 followed these and no others: G squared of 2, 0, 0, 2 is 8 ln 2.
    assertThat(
            next(
                CUSTOMERS,
                """
                {item_id: 1, category: "phones", is_listable: true}
                {item_id: 2, category: "covers", is_listable: true}
                {item_id: 3, category: "cables", is_listable: true}
                """))
        .hasRows(
            """
            {item_id: 1, relation: "complement", rank: 1, related_item_id: 2, together: 2, lift: 2.0, log_likelihood_ratio: 5.5452}
            """);
  }

  @Test
  void anUpgradeIsOfTheSameCategoryAndDearerWithinBounds() {
    String items =
        """
        {item_id: 1, category: "phones", price: 100.00, is_listable: true}
        {item_id: 2, category: "phones", price: PRICE, is_listable: true}
        {item_id: 3, category: "cables", price: 100.00, is_listable: true}
        """;

    assertThat(next(CUSTOMERS, items.replace("PRICE", "110.00")))
        .hasRows("{item_id: 1, relation: \"upgrade\", rank: 1, related_item_id: 2, together: 2}");
    assertThat(next(CUSTOMERS, items.replace("PRICE", "200.00"))).hasRows("{item_id: 1}");
    assertThat(next(CUSTOMERS, items.replace("PRICE", "109.99"))).hasNoRows();
    assertThat(next(CUSTOMERS, items.replace("PRICE", "200.01"))).hasNoRows();
    assertThat(next(CUSTOMERS, items.replace("PRICE", "null"))).hasNoRows();
  }

  @Test
  void anItemThatCannotBeListedIsNot() {
    assertThat(
            next(
                CUSTOMERS,
                """
                {item_id: 1, category: "phones", is_listable: true}
                {item_id: 2, category: "covers", is_listable: false}
                {item_id: 3, category: "cables", is_listable: true}
                """))
        .hasNoRows();
  }

  @Test
  void whatIsTakenBeforeOrOnTheSameDayOrTooLateIsNotNext() {
    String items =
        """
        {item_id: 1, category: "phones", is_listable: true}
        {item_id: 2, category: "covers", is_listable: true}
        {item_id: 3, category: "cables", is_listable: true}
        """;
    String both = CUSTOMERS.replace("2026-06-05", "DAY").replace("2026-06-11", "DAY");

    assertThat(next(both.replace("DAY", "2026-06-11"), items)).hasRows("{item_id: 1}");
    assertThat(next(both.replace("DAY", "2026-06-12"), items)).hasNoRows();
    assertThat(next(both.replace("DAY", "2026-06-01"), items)).hasNoRows();
    assertThat(next(both.replace("DAY", "2026-05-31"), items))
        .hasRows("{item_id: 2, related_item_id: 1}");
    // The first time counts.
    assertThat(
            next(
                both.replace("DAY", "2026-06-11")
                    + "{customer_id: 2, item_id: 2, day: \"2026-05-01\"}",
                items))
        .hasNoRows();
  }

  @Test
  void anItemWithoutCategoryCountsNowhere() {
    assertThat(
            next(
                CUSTOMERS,
                """
                {item_id: 1, category: "phones", price: 100, is_listable: true}
                {item_id: 2, price: 150, is_listable: true}
                {item_id: 3, category: "cables", price: 150, is_listable: true}
                """))
        .hasNoRows();
    org.assertj.core.api.Assertions.assertThat(
            NextItems.of(
                NextItems.histories(rows(TAKEN, CUSTOMERS)),
                rows(ITEMS, "{item_id: 1, is_listable: true}"),
                settings()))
        .isEmpty();
  }

  private static RelatedSettings settings() {
    return Hocon.settings(
        "related",
        """
        min-together = 2, min-log-likelihood-ratio = 0.5
        next { within = 10d, dearer-from = 1.1, dearer-to = 2 }
        """,
        RelatedSettings::read);
  }

  private static Dataset<Row> next(String taken, String items) {
    Dataset<Row> related =
        NextItems.of(
                NextItems.histories(rows(TAKEN, taken).repartition(3)),
                rows(ITEMS, items),
                settings())
            .orElseThrow();
    return related.withColumn(
        "log_likelihood_ratio", round(related.col("log_likelihood_ratio"), 4));
  }
}
