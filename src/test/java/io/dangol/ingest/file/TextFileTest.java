package io.dangol.ingest.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.ingest.file.TextRecord.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextFileTest {
  private static final TextLayout ID_AND_NAME =
      new TextLayout(Format.CSV, CsvLayout.STANDARD, Frame.NONE, "utf-8", List.of("name", "id"));
  private static final TextLayout JSON =
      new TextLayout(Format.JSON, CsvLayout.STANDARD, Frame.NONE, "utf-8", List.of("id"));
  private static final String TWO_RECORDS = "id,x,name\n1,,Ä\n2,,B\n";

  @Test
  void givesTheWantedColumnsInTheirOrder() {
    assertThat(read("a.csv", TWO_RECORDS.getBytes(UTF_8)))
        .containsExactly(
            TextRecord.of(2, "1,,Ä", List.of("Ä", "1")),
            TextRecord.of(3, "2,,B", List.of("B", "2")));
  }

  @Test
  void readsCompressedFiles() {
    byte[] plain = TWO_RECORDS.getBytes(UTF_8);

    assertThat(read("a.csv.gz", Compression.GZIP.of(plain))).hasSize(2);
    assertThat(read("A.CSV.GZ", Compression.GZIP.of(plain))).hasSize(2);
    assertThat(read("a.csv.bz2", Compression.BZIP2.of(plain))).hasSize(2);
    assertThat(read("a.csv.zst", Compression.ZSTD.of(plain))).hasSize(2);
  }

  @Test
  void readsCompressedFilesThatAreLargerThanAnyBuffer() {
    String text =
        "id,name\n"
            + IntStream.range(0, 60_000)
                .mapToObj(i -> i + "," + i * 2_654_435_761L + "\n")
                .collect(Collectors.joining());
    for (Compression compression : Compression.values()) {
      assertThat(read(compression.file(), compression.of(text.getBytes(UTF_8))))
          .hasSize(60_000)
          .last()
          .extracting(TextRecord::payload)
          .isEqualTo("59999,159263491224239");
    }
  }

  @Test
  void rejectsRecordsWithMoreOrFewerFieldsThanTheHeader() {
    assertThat(read("a.csv", "id,name\n1\n1,2,3\n1,\"b\" c\n1,2\n".getBytes(UTF_8)))
        .extracting(record -> record.fault().map(Fault::reason))
        .containsExactly(
            Optional.of("wrong-number-of-fields"),
            Optional.of("wrong-number-of-fields"),
            Optional.of("unreadable"),
            Optional.empty());
  }

  /** Two stray quotes would make one record of several. */
  @Test
  void aRecordThatHoldsWhatMayBeAnotherIsUnreadable() {
    String header = "id,name,at,note\n";

    assertThat(readable(header + "1,a,x,\"12 inch\n2,b,x,\n3,c,x,15 inch\"\n4,d,x,\n"))
        .containsExactly(false, true);
    assertThat(readable(header + "1,a,x,\"12 inch\n3,c,x,15 inch\"\n")).containsExactly(false);
    assertThat(readable(header + "1,a,x,\"two lines,\nof a note, and more\"\n"))
        .containsExactly(true);
    assertThat(readable("id,name\n1,\"two lines,\nof a note, and more\"\n")).containsExactly(true);
  }

  private static List<Boolean> readable(String text) {
    return read("a.csv", text.getBytes(UTF_8)).stream().map(TextRecord::isReadable).toList();
  }

  @Test
  void whatHoldsNulCharactersIsUnreadable() {
    assertThat(read("a.csv", "id,name\n1,b\n\0\0\0\n2,\0\n3,c\n\0\0".getBytes(UTF_8)))
        .extracting(TextRecord::isReadable)
        .containsExactly(true, false, false, true, false);
  }

  /** Without a bound, 500 lines of millions of characters would be gathered. */
  @Test
  void aQuoteThatOpensAboveVeryLongLinesGathersNoMoreThanOneRecordMayHave() {
    String line = "x".repeat(1 << 20) + "\n";
    CountingReader text = new CountingReader("id,name\n1,\"a\n" + line.repeat(40));
    TextRecord first = firstOf(text);

    assertThat(first.isReadable()).isFalse();
    assertThat(text.read).isLessThan(18L << 20);
  }

  @Test
  void twoStrayQuotesDoNotSwallowTheLinesBetween() {
    assertThat(read("a.csv", "id,name\n\"1,ham\n2,b\n3,12\"\n".getBytes(UTF_8)))
        .extracting(TextRecord::payload, record -> record.fault().map(Fault::reason))
        .containsExactly(
            tuple("\"1,ham", Optional.of("unreadable")),
            tuple("2,b", Optional.empty()),
            tuple("3,12\"", Optional.empty()));
  }

  @Test
  void aFileThatIsNotWhatItSaysIsBroken() {
    byte[] whole = Compression.GZIP.of(TWO_RECORDS.getBytes(UTF_8));
    byte[] cutOff = Arrays.copyOf(whole, whole.length - 9);

    assertBroken("a.csv.gz", cutOff, "is cut off or damaged");
    assertBroken("a.csv.zst", "no zst".getBytes(UTF_8), "is cut off or damaged");
    assertBroken("a.csv.bz2", "no bz2".getBytes(UTF_8), "is cut off or damaged");
    assertBroken("a.csv", TWO_RECORDS.getBytes(ISO_8859_1), "is not in utf-8");
    assertBroken("a.csv", new byte[0], "is empty, not even a header");
    assertBroken("a.csv", whole, "is compressed by gzip: let its name end with .gz");
    assertBroken("a.csv", bytes("504b0304"), "is a ZIP archive or a spreadsheet: deliver it as");
    assertBroken(
        "a.csv",
        TWO_RECORDS.getBytes(UTF_16),
        "is not in utf-8: it begins with the byte order mark of UTF-16: set encoding = utf-16");
    assertBroken(
        "a.csv",
        "id;name\n1;2\n".getBytes(UTF_8),
        "lacks the columns name, id in its first line of 1 fields");
    assertBroken(
        "a.csv", "ID,name\n".getBytes(UTF_8), "lacks the columns id (did you mean ID?) in");
    assertBroken("a.csv", "id,name,id\n".getBytes(UTF_8), "names the column id twice");
  }

  @Test
  void aFailingFileSystemIsNoBrokenFile() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatThrownBy(() -> new TextFile("a.csv", failing, ID_AND_NAME))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void readsFilesWithoutHeaderAndLinesOfJson() {
    TextLayout bare =
        new TextLayout(
            Format.CSV,
            new CsvLayout(CsvLayout.Header.NONE, "|", '"', '"'),
            Frame.NONE,
            "utf-8",
            List.of("id", "name"));

    assertThat(read("a", "1|b\n".getBytes(UTF_8), bare))
        .containsExactly(TextRecord.of(1, "1|b", List.of("1", "b")));
    assertThat(read("a", "{\"id\": 1, \"b\": \"2\"}\n\n{}".getBytes(UTF_8), JSON))
        .containsExactly(
            TextRecord.of(1, "{\"id\": 1, \"b\": \"2\"}", List.of()),
            TextRecord.of(3, "{}", List.of()));
  }

  private static void assertBroken(String file, byte[] bytes, String problem) {
    assertThatThrownBy(() -> read(file, bytes))
        .isInstanceOf(BrokenFile.class)
        .hasMessageContaining(problem);
  }

  /** A text that knows how much of it was read. */
  private static final class CountingReader extends StringReader {
    private long read;

    CountingReader(String text) {
      super(text);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      read += count;
      return count;
    }
  }

  private static TextRecord firstOf(Reader text) {
    try {
      return new CsvTable(new Lines(text), ID_AND_NAME).next().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static List<TextRecord> read(String file, byte[] bytes) {
    return read(file, bytes, ID_AND_NAME);
  }

  private static List<TextRecord> read(String file, byte[] bytes, TextLayout layout) {
    TextFile text = new TextFile(file, new ByteArrayInputStream(bytes), layout);
    List<TextRecord> entries = new ArrayList<>();
    for (var entry = text.next(); entry.isPresent(); entry = text.next()) {
      entries.add(entry.get());
    }
    return entries;
  }
}
