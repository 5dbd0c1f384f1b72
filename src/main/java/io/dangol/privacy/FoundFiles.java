package io.dangol.privacy;

import com.github.luben.zstd.ZstdInputStream;
import io.dangol.job.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/**
 * The files below folders that hold an id, whether a table's log names them or not.
 *
 * <p>Each file is read as bytes, and then decoded if it is Parquet or compressed: Parquet packs its
 * values, so that most of them cannot be seen in the bytes.
 *
 * @param found files that hold an id, by name
 * @param read number of all files
 * @param bytes of all files
 */
public record FoundFiles(List<Path> found, int read, long bytes) {

  public FoundFiles {
    found = List.copyOf(found);
  }

  /** Looks through all files below a folder; links are not followed. */
  public static FoundFiles below(Path folder, IdSearch ids) {
    List<Path> found = new ArrayList<>();
    long bytes = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .toList();
      for (Path file : files) {
        bytes += Files.size(file);
        if (holds(file, ids)) {
          found.add(file);
        }
      }
      return new FoundFiles(found, files.size(), bytes);
    } catch (IOException e) {
      throw Failure.storage("cannot read all files below " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Whether the file holds an id in its bytes or in its values. */
  static boolean holds(Path file, IdSearch ids) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      if (ids.isIn(bytes)) {
        return true;
      }
    }
    return switch (Decoder.of(file)) {
      case PARQUET -> holdsValue(file, ids);
      case GZIP -> holdsLine(new GZIPInputStream(Files.newInputStream(file)), ids);
      case ZSTD -> holdsLine(new ZstdInputStream(Files.newInputStream(file)), ids);
      case BZIP2 ->
          holdsLine(new BZip2CompressorInputStream(Files.newInputStream(file), true), ids);
      case SQLITE -> false;
      case TEXT -> holdsLine(Files.newInputStream(file), ids);
    };
  }

  /** By the first bytes, as a name may be wrong. */
  private enum Decoder {
    PARQUET("PAR1"),
    GZIP("\u001f\u008b"),
    ZSTD("(\u00b5/\u00fd"),
    BZIP2("BZh"),
    SQLITE("SQLite format 3"),
    TEXT("");

    private final String begin;

    Decoder(String begin) {
      this.begin = begin;
    }

    static Decoder of(Path file) throws IOException {
      try (InputStream bytes = Files.newInputStream(file)) {
        String head = new String(bytes.readNBytes(16), StandardCharsets.ISO_8859_1);
        return Stream.of(values())
            .filter(kind -> head.startsWith(kind.begin))
            .findFirst()
            .orElse(TEXT);
      }
    }
  }

  /** Bytes that are no text are read as one with unknown characters. */
  private static boolean holdsLine(InputStream bytes, IdSearch ids) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (ids.isIn(line)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean holdsValue(Path file, IdSearch ids) throws IOException {
    try (ParquetReader<Group> rows = new Groups(new LocalInputFile(file)).build()) {
      for (Group row = rows.read(); row != null; row = rows.read()) {
        if (ids.isIn(row.toString())) {
          return true;
        }
      }
      return false;
    }
  }

  private static final class Groups extends ParquetReader.Builder<Group> {
    Groups(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
