package io.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.config.CsvLines.CsvLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

  @Test
  void quotesHoldCommasLineBreaksAndQuotes() {
    assertThat(CsvLines.of("a,\"b, \"\"c\"\"\nd\", e\nf"))
        .containsExactly(
            new CsvLine(1, List.of("a", "b, \"c\"\nd", "e")), new CsvLine(3, List.of("f")));
  }

  @Test
  void linesWithoutTextAreSkippedAndCounted() {
    assertThat(CsvLines.of("a,b\r\n\r\n,\r\nc,d\r\n"))
        .containsExactly(new CsvLine(1, List.of("a", "b")), new CsvLine(4, List.of("c", "d")));
  }

  @Test
  void spreadsheetsWriteSemicolonsAndAMark() {
    assertThat(CsvLines.of("\uFEFFa;b\n1;2,5"))
        .containsExactly(new CsvLine(1, List.of("a", "b")), new CsvLine(2, List.of("1", "2,5")));
  }

  @Test
  void anEmptyCellAtTheEndIsACell() {
    assertThat(CsvLines.of("a,b,\n")).containsExactly(new CsvLine(1, List.of("a", "b", "")));
    assertThat(CsvLines.of("")).isEmpty();
  }

  @Test
  void aQuoteThatNeverClosesEndsWithTheText() {
    assertThat(CsvLines.of("a,\"b\nc")).containsExactly(new CsvLine(1, List.of("a", "b\nc")));
  }
}
