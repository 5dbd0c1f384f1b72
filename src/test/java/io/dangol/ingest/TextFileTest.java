package io.dangol.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

class TextFileTest {
  private static final TextLayout ID_AND_NAME =
      new TextLayout(Format.CSV, CsvLayout.STANDARD, "utf-8", List.of("name", "id"));
  private static final String TWO_RECORDS = "id,x,name\n1,,Ä\n2,,B\n";

  @Test
  void givesTheWantedColumnsInTheirOrder() {
    assertThat(read("a.csv", TWO_RECORDS.getBytes(UTF_8)))
        .containsExactly(
            new TextFile.Entry(2, "1,,Ä", Optional.empty(), List.of("Ä", "1")),
            new TextFile.Entry(3, "2,,B", Optional.empty(), List.of("B", "2")));
  }

  @Test
  void readsCompressedFiles() throws IOException {
    assertThat(read("a.csv.gz", gzip(TWO_RECORDS))).hasSize(2);
    assertThat(read("a.csv.bz2", compressed(BZip2CompressorOutputStream::new))).hasSize(2);
    assertThat(read("a.csv.zst", compressed(ZstdOutputStream::new))).hasSize(2);
  }

  @Test
  void rejectsRecordsWithMoreOrFewerFieldsThanTheHeader() {
    assertThat(read("a.csv", "id,name\n1\n1,2,3\n1,\"b\" c\n1,2\n".getBytes(UTF_8)))
        .extracting(TextFile.Entry::problem)
        .containsExactly(
            Optional.of("wrong-number-of-fields"),
            Optional.of("wrong-number-of-fields"),
            Optional.of("unreadable"),
            Optional.empty());
  }

  @Test
  void twoStrayQuotesDoNotSwallowTheLinesBetween() {
    assertThat(read("a.csv", "id,name\n\"1,ham\n2,b\n3,12\"\n".getBytes(UTF_8)))
        .extracting(TextFile.Entry::payload, TextFile.Entry::problem)
        .containsExactly(
            tuple("\"1,ham", Optional.of("unreadable")),
            tuple("2,b", Optional.empty()),
            tuple("3,12\"", Optional.empty()));
  }

  @Test
  void aFileThatIsNotWhatItSaysIsBroken() throws IOException {
    byte[] whole = gzip(TWO_RECORDS);
    byte[] cutOff = Arrays.copyOf(whole, whole.length - 9);

    assertBroken("a.csv.gz", cutOff, "is cut off or damaged");
    assertBroken("a.csv.zst", "no zst".getBytes(UTF_8), "is cut off or damaged");
    assertBroken("a.csv.bz2", "no bz2".getBytes(UTF_8), "is cut off or damaged");
    assertBroken("a.csv", TWO_RECORDS.getBytes(ISO_8859_1), "is not in utf-8");
    assertBroken("a.csv", new byte[0], "is empty, not even a header");
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
            Format.CSV, new CsvLayout(false, '|', '"', '"'), "utf-8", List.of("id", "name"));
    TextLayout json = new TextLayout(Format.JSON, CsvLayout.STANDARD, "utf-8", List.of("id"));

    assertThat(read("a", "1|b\n".getBytes(UTF_8), bare))
        .containsExactly(new TextFile.Entry(1, "1|b", Optional.empty(), List.of("1", "b")));
    assertThat(read("a", "{\"id\": 1, \"b\": \"2\"}\n\n{}".getBytes(UTF_8), json))
        .containsExactly(
            new TextFile.Entry(1, "{\"id\": 1, \"b\": \"2\"}", Optional.empty(), List.of()),
            new TextFile.Entry(3, "{}", Optional.empty(), List.of()));
  }

  private static void assertBroken(String file, byte[] bytes, String problem) {
    assertThatThrownBy(() -> read(file, bytes))
        .isInstanceOf(BrokenFile.class)
        .hasMessageContaining(problem);
  }

  private static List<TextFile.Entry> read(String file, byte[] bytes) {
    return read(file, bytes, ID_AND_NAME);
  }

  private static List<TextFile.Entry> read(String file, byte[] bytes, TextLayout layout) {
    TextFile text = new TextFile(file, new ByteArrayInputStream(bytes), layout);
    List<TextFile.Entry> entries = new ArrayList<>();
    for (var entry = text.next(); entry.isPresent(); entry = text.next()) {
      entries.add(entry.get());
    }
    return entries;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /** How a codec wraps a stream. */
  private interface Codec {
    OutputStream over(OutputStream bytes) throws IOException;
  }

  private static byte[] compressed(Codec codec) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = codec.over(bytes)) {
      out.write(TWO_RECORDS.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
