package io.dangol.publish;

import static io.dangol.publish.Nights.IDENTITY_ROWS;
import static io.dangol.publish.Nights.ITEM_ROWS;
import static io.dangol.publish.Nights.recommendations;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.table.Tables.SEGMENTS;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Columns;
import io.dangol.table.Field;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

class ServingProjectionTest {

  @Test
  void repeatsACustomersRowsForEachAccount() {
    assertThat(
            ServingProjection.of(
                RECOMMENDATIONS, recommendations("2011-12-09"), IDENTITY_ROWS, ITEM_ROWS))
        .hasRows(
            """
            {account_id: "ann", account_kind: "member", rank: 1, item_code: "MUG", item_title: "Red mug"}
            {account_id: "ann", account_kind: "member", rank: 2, item_code: "TEA", item_title: null}
            {account_id: "ann-phone", account_kind: "device", rank: 1, item_code: "MUG", item_title: "Red mug"}
            {account_id: "ann-phone", account_kind: "device", rank: 2, item_code: "TEA", item_title: null}
            {account_id: "bob", account_kind: "member", rank: 1, item_code: "MUG", item_title: "Red mug"}
            """);
  }

  @Test
  void keepsReasonItemsInTheirOrder() {
    assertThat(
            ServingProjection.of(
                    RECOMMENDATIONS, recommendations("2011-12-09"), IDENTITY_ROWS, ITEM_ROWS)
                .where("account_kind = 'member'"))
        .hasRows(
            """
            {account_id: "ann", reason_items: ["MUG"], reason: "because you bought Red mug before"}
            {account_id: "ann", reason_items: ["CUP", "MUG"], reason: "because of your interest in Blue cup and Red mug"}
            {account_id: "bob", reason_items: [], reason: "popular with our customers"}
            """);
  }

  @Test
  void leavesNullForAnUnknownAccountOrItemSoThatTheGateSeesIt() {
    assertThat(
            ServingProjection.of(
                RECOMMENDATIONS,
                rows(
                    RECOMMENDATIONS,
                    "{customer_id: 99, rank: 1, item_id: 99, reason_code: \"seen_before\", reason_items: [99]}"),
                IDENTITY_ROWS,
                ITEM_ROWS))
        .hasRows(
            "{account_id: null, item_code: null, reason_items: [], reason: \"chosen for you\"}");
  }

  @Test
  void servesTheDeclaredColumnsInTheirOrder() {
    assertThat(
            ServingProjection.of(CHURN_SCORES, rows(CHURN_SCORES, ""), IDENTITY_ROWS, ITEM_ROWS)
                .columns())
        .containsExactly(
            "as_of_on",
            "account_id",
            "account_kind",
            "customer_id",
            "churn_probability",
            "churn_band",
            "drivers");
    assertThat(ServingTable.of(RECOMMENDATIONS).key())
        .containsExactly(Columns.ACCOUNT_ID, Columns.ACCOUNT_KIND, Columns.RANK);
    assertThat(ServingTable.of(SEGMENTS).columns())
        .extracting(Field::name)
        .containsExactlyElementsOf(SEGMENTS.columns().stream().map(Field::name).toList());
  }

  @Test
  void readsOutOneTwoOrThreeNames() {
    assertThat(
            rows(
                    "code string, names array<string>",
                    """
                    {code: "seen_before", names: ["A"]}
                    {code: "because_of", names: ["A", "B", "C"]}
                    {code: "of_another_kind", names: ["A"]}
                    {code: "picked", names: []}
                    """)
                .select(
                    ReasonSentence.of(functions.col("code"), functions.col("names")).as("reason")))
        .hasRows(
            """
            {reason: "because you looked at A"}
            {reason: "because of your interest in A, B and C"}
            {reason: "chosen for you"}
            {reason: "picked by our shop"}
            """);
  }
}
