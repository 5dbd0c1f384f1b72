package io.dangol.lake;

import static io.dangol.table.Tables.INGESTED_FILES;
import static io.dangol.table.Tables.INTERACTIONS;
import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Table;
import io.dangol.testing.TestSpark;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableHashTest {

  private static final String MUG =
      """
      {customer_id: 1, item_id: 7, strength: 0.5, event_counts: {"view": 2, "purchase": 1}, last_at: "2026-01-01T10:00:00.000001Z"}
      """;
  private static final String CUP = "{customer_id: 1, item_id: 8, strength: 0.25}\n";
  private static final String BOWL = "{customer_id: 2, item_id: 7, strength: 1.0}\n";

  @Test
  void theOrderOfRowsDoesNotMatter() {
    assertThat(hash(MUG + CUP + BOWL)).isEqualTo(hash(BOWL + MUG + CUP));
    assertThat(hash(MUG + CUP + BOWL).rows()).isEqualTo(3);
  }

  @Test
  void aChangedValueMatters() {
    assertThat(hash(MUG)).isNotEqualTo(hash(MUG.replace("0.5", "0.500001")));
    assertThat(hash(MUG)).isNotEqualTo(hash(MUG.replace("000001Z", "000002Z")));
    assertThat(hash(MUG)).isNotEqualTo(hash(MUG.replace("\"view\": 2", "\"view\": 3")));
  }

  @Test
  void aValueInAnotherColumnMatters() {
    assertThat(hash("{first_at: \"2026-01-01T10:00:00Z\"}"))
        .isNotEqualTo(hash("{last_at: \"2026-01-01T10:00:00Z\"}"));
  }

  @Test
  void aRepeatedRowMatters() {
    assertThat(hash(MUG + CUP + CUP)).isNotEqualTo(hash(MUG + CUP));
    assertThat(hash(MUG + CUP + CUP)).isNotEqualTo(hash(MUG + MUG + CUP));
  }

  @Test
  void theOrderWithinAMapDoesNotMatter() {
    String turned = MUG.replace("\"view\": 2, \"purchase\": 1", "\"purchase\": 1, \"view\": 2");
    assertThat(turned).isNotEqualTo(MUG);
    assertThat(hash(turned)).isEqualTo(hash(MUG));
  }

  @Test
  void theRunThatWroteARowDoesNotMatter() {
    assertThat(hash(INGESTED_FILES, "{file: \"a.csv\", batch_id: 1, rows_read: 5}"))
        .isEqualTo(hash(INGESTED_FILES, "{file: \"a.csv\", batch_id: 2, rows_read: 5}"));
  }

  @Test
  void aTableWithoutRowsHasAHash() {
    TableHash none =
        TableHash.of(
            INTERACTIONS, TestSpark.session().createDataFrame(List.of(), INTERACTIONS.schema()));
    assertThat(none.rows()).isZero();
    assertThat(none.hash()).isZero();
  }

  private static TableHash hash(String lines) {
    return hash(INTERACTIONS, lines);
  }

  private static TableHash hash(Table table, String lines) {
    return TableHash.of(table, rows(table, lines));
  }
}
