package io.dangol.table;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableCheckTest {

  private static final Table SCORES =
      Table.named(
              "gold.scores",
              "one row per customer",
              Columns.CUSTOMER_ID,
              Columns.SCORE,
              Columns.RECENCY_DAYS)
          .keyedBy(Columns.CUSTOMER_ID)
          .where(new Rule("score is in [0, 1]", "score between 0 and 1"));

  @Test
  void namesEachBrokenRuleWithItsCounts() {
    var result =
        TableCheck.of(
            SCORES,
            rows(
                SCORES,
                """
                {customer_id: 1, score: 0.5}
                {customer_id: 1, score: 1.5}
                {customer_id: 2}
                """));

    assertThat(result.rows()).isEqualTo(3);
    assertThat(result.broken())
        .containsExactly(
            "score is present: broken by 1 of 3 rows",
            "score is in [0, 1]: broken by 1 of 3 rows",
            "the key [customer_id] is unique: broken by 1 of 3 rows");
  }

  @Test
  void findsNothingInSoundRows() {
    var result = TableCheck.of(SCORES, rows(SCORES, "{customer_id: 1, score: 1.0}"));

    assertThat(result.broken()).isEmpty();
  }
}
