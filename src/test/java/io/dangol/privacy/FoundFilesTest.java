package io.dangol.privacy;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.dangol.testing.TestSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundFilesTest {
  private static final String ID = "C001998";

  @TempDir private Path folder;

  /** Opens a stream that compresses. */
  private interface Compressor {
    OutputStream on(OutputStream out) throws IOException;
  }

  @Test
  void decodesWhatIsCompressedAndReadsTheRestAsBytes() throws IOException {
    byte[] text = ("x;" + ID + ";17;y\n").repeat(50).getBytes(UTF_8);
    Files.write(folder.resolve("plain.db"), ("\0\u0007" + ID + "\0").getBytes(UTF_8));
    Files.write(folder.resolve("wide.txt"), ID.getBytes(UTF_16LE));
    Files.write(folder.resolve("lines.gz"), compressed(text, GZIPOutputStream::new));
    Files.write(folder.resolve("lines.bz2"), compressed(text, BZip2CompressorOutputStream::new));
    Files.write(folder.resolve("lines.zst"), Zstd.compress(text));
    Files.writeString(folder.resolve("other.csv"), "C0019980;C001997;1.17;2017\n");

    assertThat(found("17")).containsExactly("lines.bz2", "lines.gz", "lines.zst");
    assertThat(found(ID))
        .containsExactly("lines.bz2", "lines.gz", "lines.zst", "other.csv", "plain.db", "wide.txt");
    assertThat(FoundFiles.below(folder, new IdSearch(List.of("C77777"))))
        .isEqualTo(new FoundFiles(List.of(), 6, bytes()));
  }

  /** Of 20,000 ids, the bytes show the least and the greatest only. */
  @Test
  void findsValuesOfParquetThatItsBytesDoNotShow() throws IOException {
    TestSpark.session()
        .range(1, 20_001, 1, 1)
        .select(functions.format_string("C%06d", functions.col("id")).as("account_id"))
        .write()
        .parquet(folder.resolve("ids").toString());

    assertThat(found(ID)).singleElement().asString().endsWith(".parquet");
    assertThat(found("C020001")).isEmpty();
  }

  @Test
  void findsAnIdAcrossTheEndOfAChunk() throws IOException {
    for (int before : List.of((1 << 20) - 7, (1 << 20) - 3, 1 << 20, (1 << 21) - 1)) {
      Files.writeString(folder.resolve("long"), "x".repeat(before) + ID);
      assertThat(found(ID)).as("after %s bytes", before).hasSize(1);
    }
  }

  private List<String> found(String id) {
    return FoundFiles.below(folder, new IdSearch(List.of(id))).found().stream()
        .map(file -> file.getFileName().toString())
        .toList();
  }

  private long bytes() throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static byte[] compressed(byte[] text, Compressor compressor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressor.on(bytes)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }
}
