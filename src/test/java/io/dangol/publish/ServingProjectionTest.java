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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

class ServingProjectionTest {

  @Test
  void repeatsACustomersRowsForEachAccount() {
    assertThat(
            ServingProjection.of(
                RECOMMENDATIONS,
                recommendations("2011-12-09"),
                IDENTITY_ROWS,
                ITEM_ROWS,
                Language.EN))
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
                    RECOMMENDATIONS,
                    recommendations("2011-12-09"),
                    IDENTITY_ROWS,
                    ITEM_ROWS,
                    Language.EN)
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
                ITEM_ROWS,
                Language.EN))
        .hasRows(
            "{account_id: null, item_code: null, reason_items: [], reason: \"chosen for you\"}");
  }

  @Test
  void servesTheDeclaredColumnsInTheirOrder() {
    assertThat(
            ServingProjection.of(
                    CHURN_SCORES, rows(CHURN_SCORES, ""), IDENTITY_ROWS, ITEM_ROWS, Language.EN)
                .columns())
        .containsExactly(
            "as_of_on",
            "account_id",
            "account_kind",
            "customer_id",
            "churn_probability",
            "churn_band",
            "drivers",
            "contributions",
            "season",
            "model",
            "value_at_stake",
            "currency",
            "stake_band");
    assertThat(ServingTable.of(RECOMMENDATIONS).key())
        .containsExactly(Columns.ACCOUNT_ID, Columns.ACCOUNT_KIND, Columns.RANK);
    assertThat(ServingTable.of(SEGMENTS).columns())
        .extracting(Field::name)
        .containsExactlyElementsOf(SEGMENTS.columns().stream().map(Field::name).toList());
  }

  @Test
  void readsOutOneTwoOrThreeNames() {
    assertThat(
            sentences(
                Language.EN,
                """
                {code: "seen_before", names: ["A"]}
                {code: "because_of", names: ["A", "B", "C"]}
                {code: "same_customers", names: ["A"]}
                {code: "alike", names: ["A"]}
                {code: "alike", names: []}
                {code: "new_arrival", names: []}
                {code: "of_another_kind", names: ["A"]}
                {code: "picked", names: []}
                """))
        .hasRows(
            """
            {reason: "because you looked at A"}
            {reason: "because of your interest in A, B and C"}
            {reason: "customers who chose A chose this, too"}
            {reason: "because it is like A"}
            {reason: "chosen for you"}
            {reason: "new in our shop"}
            {reason: "chosen for you"}
            {reason: "picked by our shop"}
            """);
  }

  @Test
  void koreanParticlesFollowTheSoundBeforeThem() {
    assertThat(
            sentences(
                Language.KO,
                """
                {code: "bought_before", names: ["빨간 컵"]}
                {code: "bought_before", names: ["우유"]}
                {code: "bought_before", names: ["비누 3"]}
                {code: "bought_before", names: ["비누 2"]}
                {code: "bought_before", names: ["차 (말차)"]}
                {code: "bought_before", names: ["Red mug"]}
                {code: "seen_before", names: ["컵", "우유"]}
                {code: "because_of", names: ["우유", "차", "컵"]}
                {code: "same_customers", names: ["컵"]}
                {code: "alike", names: ["우유"]}
                {code: "popular", names: []}
                {code: "alike", names: []}
                """))
        .hasRows(
            """
            {reason: "전에 빨간 컵을 구매하셨어요"}
            {reason: "전에 우유를 구매하셨어요"}
            {reason: "전에 비누 3을 구매하셨어요"}
            {reason: "전에 비누 2를 구매하셨어요"}
            {reason: "전에 차 (말차)를 구매하셨어요"}
            {reason: "전에 Red mug을(를) 구매하셨어요"}
            {reason: "최근에 컵과 우유를 보셨어요"}
            {reason: "우유, 차와 컵에 관심을 보이셨어요"}
            {reason: "컵을 고른 고객이 함께 고른 상품이에요"}
            {reason: "우유와 비슷한 상품이에요"}
            {reason: "많은 고객이 찾는 상품이에요"}
            {reason: "고객님께 추천하는 상품이에요"}
            """);
  }

  private static Dataset<Row> sentences(Language language, String reasons) {
    return rows("code string, names array<string>", reasons)
        .select(
            ReasonSentence.of(functions.col("code"), functions.col("names"), language)
                .as("reason"));
  }
}
