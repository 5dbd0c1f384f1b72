package io.dangol.publish;

import static io.dangol.table.Columns.ITEM_CODE;
import static io.dangol.table.Columns.ITEM_TITLE;
import static io.dangol.table.Columns.SCORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

  private static final List<Field> COLUMNS = List.of(ITEM_CODE, ITEM_TITLE, SCORE);
  private static final CsvText PLAIN = new CsvText(false);
  private static final CsvText GUARDED = new CsvText(true);

  @Test
  void quotesOnlyWhatNeedsItAndTellsNullFromEmpty() {
    assertThat(PLAIN.header(COLUMNS)).isEqualTo("item_code,item_title,score\r\n");
    assertThat(row(PLAIN, "A1", "Red \"big\" mug, 2\nlines", "0.5"))
        .isEqualTo("A1,\"Red \"\"big\"\" mug, 2\nlines\",0.5\r\n");
    assertThat(PLAIN.row(COLUMNS, List.of(Optional.of(""), Optional.empty(), Optional.of("1.0"))))
        .isEqualTo("\"\",,1.0\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+49123",
        "-20%",
        "@SUM(A1)",
        "＝1+1",
        "007",
        "12345678901234567",
        "85123E10"
      })
  void guardsWhatASpreadsheetWouldRunOrChange(String text) {
    assertThat(row(GUARDED, text, "mug", "-0.5")).isEqualTo("'" + text + ",mug,-0.5\r\n");
    assertThat(row(PLAIN, text, "mug", "-0.5")).isEqualTo(text + ",mug,-0.5\r\n");
  }

  @ParameterizedTest
  @CsvSource({"123456789012345", "0", "85123A", "a=b", "Old Mill chocolate 35", "1.5"})
  void leavesOtherTextsAlone(String text) {
    assertThat(row(GUARDED, text, "mug", "1.0")).isEqualTo(text + ",mug,1.0\r\n");
  }

  private static String row(CsvText csv, String... cells) {
    return csv.row(COLUMNS, List.of(cells).stream().map(Optional::of).toList());
  }
}
