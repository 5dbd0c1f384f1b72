package io.dangol.publish;

import static io.dangol.table.Columns.ITEM_CODE;
import static io.dangol.table.Columns.ITEM_TITLE;
import static io.dangol.table.Columns.SCORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.table.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

  private static final List<Field> COLUMNS = List.of(ITEM_CODE, ITEM_TITLE, SCORE);
  private static final CsvText PLAIN = new CsvText(CsvForm.PROGRAMS);
  private static final CsvText GUARDED = new CsvText(CsvForm.spreadsheets("en"));

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
        " =1+1",
        "\t=1+1",
        "007",
        "12345678901234567",
        "85123E10",
        "1e5",
        "1.50",
        "1.5",
        "03-12",
        "1/2",
        "1 1/2",
        "2026-03-08",
        "10:30",
        "9 am",
        "9 p",
        "2026-03-08T10:00:00Z",
        "1,5e-3",
        "MAR1",
        "1-Mar",
        "Sept 2",
        "12%",
        "(5)",
        "£5",
        "True",
        "１２３",
        "3월 12일"
      })
  void guardsWhatASpreadsheetWouldRunOrChange(String text) {
    assertThat(row(GUARDED, text, "mug", "-0.5")).contains("'" + text).endsWith(",mug,-0.5\r\n");
    assertThat(row(PLAIN, text, "mug", "-0.5")).contains(text).doesNotContain("'");
  }

  @ParameterizedTest
  @CsvSource({
    "123456789012345",
    "0",
    "85123A",
    "a=b",
    "Old Mill chocolate 35",
    "A-12",
    "12 kg",
    "10x15",
    "SP3",
    "E5",
    "P1",
    "T2",
    "May",
    "00A7"
  })
  void leavesOtherTextsAlone(String text) {
    assertThat(row(GUARDED, text, "mug", "1.0")).isEqualTo(text + ",mug,1.0\r\n");
  }

  @Test
  void numbersHaveTheDecimalSignOfTheLanguageAndTextsKeepTheirs() {
    CsvText german = new CsvText(CsvForm.spreadsheets("de"));

    assertThat(german.header(COLUMNS)).isEqualTo("item_code;item_title;score\r\n");
    assertThat(row(german, "A1", "Tee, 1.5 kg; rot", "-0.965665"))
        .isEqualTo("A1;\"Tee, 1.5 kg; rot\";-0,965665\r\n");
    assertThat(row(german, "5. Mai", "Dez 3", "1.0E-4")).isEqualTo("'5. Mai;'Dez 3;1,0E-4\r\n");
    assertThat(row(GUARDED, "5. Mai", "mug", "1.0")).isEqualTo("5. Mai,mug,1.0\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 44, 46",
    "ko, 44, 46",
    "ja, 44, 46",
    "de, 59, 44",
    "fr, 59, 44",
    "es, 59, 44",
    "it, 59, 44",
    "pt-BR, 59, 44",
    "es-MX, 44, 46",
    "de-CH, 59, 46",
    "de_AT, 59, 44",
    "DE, 59, 44"
  })
  void eachLanguageHasItsSigns(String language, int delimiter, int decimalSign) {
    CsvForm form = CsvForm.spreadsheets(language);

    assertThat(form.delimiter()).isEqualTo((char) delimiter);
    assertThat(form.decimalSign()).isEqualTo((char) decimalSign);
  }

  @ParameterizedTest
  @ValueSource(strings = {"german", "xx", "", "de-XX", ";"})
  void aLanguageThatNobodySpeaksIsRefused(String language) {
    assertThatThrownBy(() -> CsvForm.spreadsheets(language))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageStartingWith("--for is '" + language + "', must be a language such as de");
  }

  private static String row(CsvText csv, String... cells) {
    return csv.row(COLUMNS, List.of(cells).stream().map(Optional::of).toList());
  }
}
