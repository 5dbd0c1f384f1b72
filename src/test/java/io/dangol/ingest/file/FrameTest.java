package io.dangol.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files whose table has another frame than one header above equal lines. */
class FrameTest {
  private static final String TILL = "format = csv, delimiter = \";\"\n";
  private static final String REPORT =
      "Sales of branch 4;;\n\nPrinted: today;;\nReceipt;Card;Qty\nR1;K1;2\nR2;K2;1\nTotal;;3\n";

  @Test
  void theHeaderIsBelowLinesThatAreCountedOrIsFoundByItsNames() {
    List<String> records = List.of("[K1, 2, R1]", "[K2, 1, R2]", "[, 3, Total]");

    assertThat(read(TILL + "skip-lines = 3", REPORT)).isEqualTo(records);
    assertThat(read(TILL + "header = find", REPORT)).isEqualTo(records);
    assertThat(read(TILL + "header = find", REPORT.substring(REPORT.indexOf("Receipt"))))
        .isEqualTo(records);
  }

  @Test
  void aHeaderThatIsFurtherDownIsNamedWithTheRemedy() {
    assertBroken(
        TILL,
        REPORT,
        "has its header in line 4, not in its first one: set header = find, or skip-lines = 3");
    assertBroken(
        TILL + "header = find",
        REPORT.replace("Qty", "Anna"),
        "has no line among its first 1,000 that names the columns Card, Qty, Receipt; line 4 lacks only Qty: check the");
    assertBroken(
        TILL + "header = find",
        REPORT.replace("Qty", "Quantity"),
        "names the columns Card, Qty, Receipt; line 4 lacks only Qty: check the");
    assertBroken(
        TILL + "header = find",
        REPORT.replace("Qty", "Qt."),
        "line 4 lacks only Qty (did you mean Qt.?): check the");
    assertBroken(
        TILL + "header = find",
        REPORT.replace("Qty", "Anna").replace("Card", "Kim"),
        "names the columns Card, Qty, Receipt: check the");
  }

  @Test
  void theLastLinesAreLeftOutWhateverTheyAre() {
    assertThat(read(TILL + "header = find, skip-last-lines = 2", REPORT + "printed by Kim\n"))
        .containsExactly("[K1, 2, R1]", "[K2, 1, R2]", "last-line", "last-line");
  }

  @Test
  void fieldsThatAreLeftOutAtTheEndAreEmptyOnlyWhereTheSourceSaysSo() {
    String text = "Receipt;Card;Qty\nR1;K1;2\nR2;K2\nR3\nR4;K4;1;9\n";

    assertThat(read(TILL + "ragged = true", text))
        .containsExactly(
            "[K1, 2, R1]", "[K2, null, R2]", "[null, null, R3]", "wrong-number-of-fields");
    assertThat(details(TILL, text))
        .containsExactly(
            "line 3 has 2 fields, the header has 3: ragged = true takes fields that are left out at the end for empty ones",
            "line 4 has 1 fields, the header has 3: ragged = true takes fields that are left out at the end for empty ones",
            "line 5 has 4 fields, the header has 3: set delimiter, quote and escape");
  }

  @Test
  void emptyFieldsBehindTheHeaderAreNothing() {
    assertThat(read(TILL, "Receipt;Card;Qty\nR1;K1;2;\nR2;K2;1;; \n"))
        .containsExactly("[K1, 2, R1]", "[K2, 1, R2]");
    assertThat(read(TILL, "Receipt;Card;Qty;;\nR1;K1;2;;\nR2;K2;1\n;;\n"))
        .containsExactly("[K1, 2, R1]", "[K2, 1, R2]");
    assertThat(
            read(TILL + "header = false, columns = [Receipt, Card, Qty]", "R1;\"K\n1\";2;\nR2;;1;"))
        .containsExactly("[R1, K\n1, 2]", "[R2, , 1]");
  }

  @Test
  void anOptionalColumnThatTheFileLacksIsNull() {
    String older = "Receipt;Qty\nR1;2\n";

    assertThat(read(TILL + "optional = [Card]", older)).containsExactly("[null, 2, R1]");
    assertBroken(TILL, older, "lacks the columns Card in its first line of 2 fields");
  }

  @Test
  void delimitersMayHaveSeveralCharactersOrBeBlanks() {
    assertThat(
            read(
                "format = csv, delimiter = \"||\"",
                "Receipt||Card||Qty\nR1||\"K||1\"||2\nR2||K|2||\nR3|| ||\"1\"x\n"))
        .containsExactly("[K||1, 2, R1]", "[K|2, , R2]", "unreadable");
    assertThat(
            read(
                "format = csv, delimiter = blanks",
                " Receipt  Card\tQty\nR1   \"K 1\"  2  \n  R2\t \tK2 1\n   \n\"R3\"x K3 1"))
        .containsExactly("[K 1, 2, R1]", "[K2, 1, R2]", "unreadable");
  }

  @Test
  void filesThatWerePutTogetherSayTheirHeaderAgain() {
    assertThat(read(TILL, "Receipt;Card;Qty\nR1;K1;2\nReceipt;Card;Qty\nR2;K2;1\n"))
        .containsExactly("[K1, 2, R1]", "[K2, 1, R2]");
    assertBroken(
        TILL,
        "Receipt;Card;Qty\nR1;K1;2\nCard;Receipt;Qty\nK2;R2;1\n",
        "has another header in line 3: deliver files with different headers one by one");
  }

  /** A header is told from data by its names; a surname near a column's name is data. */
  @Test
  void whatMayBeDataIsNeverTold() {
    assertThatThrownBy(() -> read(TILL, "Receipts;Carda;7\nR2;K2;1\n"))
        .hasMessageStartingWith("lacks the columns Card, Qty, Receipt in its first line of 3")
        .hasMessageNotContaining("Carda");
    assertBroken(TILL, "receipt;Carda;7\n", "Receipt (did you mean receipt?) in");
    assertBroken(TILL, "Receipt;Cart;Qty\n", "lacks the columns Card (did you mean Cart?) in");
  }

  @Test
  void linesAreTakenApartByNamedGroups() {
    String log =
        "format = lines, pattern = \"\"\"(?<Receipt>\\S+) (?<card_no>\\w+)?:(?<Qty>\\d)\"\"\"";

    assertThat(read(log, "R1 K1:2\n\nR2 :1\nR3 K3:1 and more\nR4\n"))
        .containsExactly("[R1, K1, 2]", "[R2, null, 1]", "unreadable", "unreadable");
    assertThat(details(log, "R3 K3:1 and more\nR4\n"))
        .containsExactly(
            "line 1 goes on behind what the pattern matches: let it end with .*",
            "line 2 does not match the pattern of the source");
  }

  @Test
  void aPatternThatGoesBackAndForthForEverGivesTheLineUp() {
    String hungry = "format = lines, pattern = \"(?<Receipt>(a|aa)+)\\\\2b\"";

    assertThat(details(hungry, "a".repeat(60) + "\n" + "a".repeat(100_000) + "\n"))
        .hasSize(2)
        .allSatisfy(detail -> assertThat(detail).contains("takes the pattern too many steps"));
    assertBroken(
        hungry, ("a".repeat(60) + "\n").repeat(1001), "has more than 1,000 lines on which");
  }

  private static void assertBroken(String source, String text, String problem) {
    assertThatThrownBy(() -> read(source, text))
        .isInstanceOf(BrokenFile.class)
        .hasMessageContaining(problem);
  }

  /** The values of each record, by the names of the columns; or why it cannot be used. */
  private static List<String> read(String source, String text) {
    return records(source, text).stream()
        .map(
            record ->
                record
                    .fault()
                    .map(TextRecord.Fault::reason)
                    .orElseGet(() -> record.values().toString()))
        .toList();
  }

  private static List<String> details(String source, String text) {
    return records(source, text).stream()
        .flatMap(record -> record.fault().stream())
        .map(TextRecord.Fault::detail)
        .toList();
  }

  private static List<TextRecord> records(String source, String text) {
    Config config = ConfigFactory.parseString(source);
    Section section = Section.root(config, new Problems());
    Format format = section.choice("format", Format.class);
    Frame frame = Frame.read(section, format);
    List<String> columns =
        section.has("columns") ? section.texts("columns") : List.of("Card", "Qty", "Receipt");
    TextLayout layout =
        new TextLayout(
            format,
            CsvLayout.read(section),
            frame,
            "utf-8",
            format == Format.LINES ? frame.groups() : columns);
    TextFile file = new TextFile("a", new ByteArrayInputStream(text.getBytes(UTF_8)), layout);
    List<TextRecord> records = new ArrayList<>();
    for (var next = file.next(); next.isPresent(); next = file.next()) {
      records.add(next.get());
    }
    return records;
  }
}
