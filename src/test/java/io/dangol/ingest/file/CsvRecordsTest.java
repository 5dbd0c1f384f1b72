package io.dangol.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  @Test
  void keepsQuotedLineBreaksAndCountsLines() {
    assertThat(read("a,\"b\r\nc\"\r\nd,e\r\n"))
        .containsExactly(
            TextRecord.of(1, "a,\"b\r\nc\"", List.of("a", "b\r\nc")),
            TextRecord.of(3, "d,e", List.of("d", "e")));
  }

  @Test
  void endsLinesAtEveryKindOfBreakAndSkipsEmptyOnes() {
    assertThat(read("a\nb\r\n\r\nc\rd"))
        .extracting(TextRecord::position, TextRecord::payload)
        .containsExactly(tuple(1L, "a"), tuple(2L, "b"), tuple(4L, "c"), tuple(5L, "d"));
  }

  @Test
  void dropsTheByteOrderMark() {
    assertThat(read("\uFEFFa,b")).extracting(TextRecord::values).containsExactly(List.of("a", "b"));
  }

  @Test
  void readsDoubledQuotesEmptyFieldsAndQuotesWithinAField() {
    assertThat(read("\"say \"\"hi\"\"\",,\"\",5\" nail,"))
        .extracting(TextRecord::values)
        .containsExactly(List.of("say \"hi\"", "", "", "5\" nail", ""));
  }

  @Test
  void readsAnotherEscapeAndAnotherDelimiter() {
    assertThat(read("\"a\\\"b\";c", new CsvLayout(CsvLayout.Header.FIRST_RECORD, ";", '"', '\\')))
        .extracting(TextRecord::values)
        .containsExactly(List.of("a\"b", "c"));
  }

  @Test
  void aQuoteThatNeverClosesCostsItsOwnLineOnly() {
    assertThat(read("a,\"b\nc,d\ne,f\n"))
        .containsExactly(
            TextRecord.unreadable(
                1,
                "a,\"b",
                "in line 1 a quote opens a field and does not close it: set quote and escape, or quote = none"),
            TextRecord.of(2, "c,d", List.of("c", "d")),
            TextRecord.of(3, "e,f", List.of("e", "f")));
  }

  @Test
  void textAfterAClosingQuoteIsUnreadable() {
    assertThat(read("\"a\"b,c\nd,e"))
        .extracting(TextRecord::isReadable, TextRecord::position)
        .containsExactly(tuple(false, 1L), tuple(true, 2L));
  }

  /** Nothing is lost: the payloads with the breaks between them are the text. */
  @Property(tries = 2000)
  void theRecordsAreTheText(
      @ForAll
          @StringLength(max = 60)
          @Chars({'"', ',', '\n', '\r', 'x'})
          @CharRange(from = 'a', to = 'b')
          String text) {
    String withoutEnds = text.replaceAll("[\r\n]", "");
    String payloads = read(text).stream().map(TextRecord::payload).collect(Collectors.joining());

    assertThat(payloads.replaceAll("[\r\n]", "")).isEqualTo(withoutEnds);
  }

  private static List<TextRecord> read(String text) {
    return read(text, CsvLayout.STANDARD);
  }

  private static List<TextRecord> read(String text, CsvLayout layout) {
    CsvRecords records = new CsvRecords(new Lines(new StringReader(text)), layout);
    List<TextRecord> read = new ArrayList<>();
    try {
      for (Optional<TextRecord> next = records.next(); next.isPresent(); next = records.next()) {
        read.add(next.get());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return read;
  }
}
