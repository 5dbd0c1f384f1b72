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

  @Test
  void keysWithTheSameHashAreDifferentKeys() {
    // A null leaves a hash as it is, so both rows have the same one.
    Field one = Field.integer("one", "A part of the key.").orNull("sometimes");
    Field other = Field.integer("other", "Another part.").orNull("sometimes");
    Table pairs = Table.named("gold.pairs", "one row per pair", one, other).keyedBy(one, other);

    var result = TableCheck.of(pairs, rows(pairs, "{one: 5}\n{other: 5}\n{one: 5, other: 5}"));

    assertThat(result.rows()).isEqualTo(3);
    assertThat(result.broken()).isEmpty();
  }
}
