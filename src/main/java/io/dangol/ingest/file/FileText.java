package io.dangol.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The text of a file: decompressed and decoded. The first bytes must not be those of another kind
 * of file.
 */
final class FileText {
  private static final int BEGINNING = 10;

  /** The first bytes of a kind of file that is no text, and what to do. */
  private record Kind(int offset, String bytes, String problem, String remedy) {
    boolean isOf(String beginning) {
      return beginning.startsWith(bytes, offset);
    }
  }

  private static final List<Kind> OTHER_KINDS =
      List.of(
          new Kind(0, "\u001f\u008b", "is compressed by gzip", "let its name end with .gz"),
          new Kind(4, "1AY&SY", "is compressed by bzip2", "let its name end with .bz2"),
          new Kind(0, "(\u00b5/\u00fd", "is compressed by zstd", "let its name end with .zst"),
          new Kind(0, "PK\u0003\u0004", "is a ZIP archive or a spreadsheet", "deliver it as text"),
          new Kind(0, "PAR1", "is a parquet file", "set format = parquet for the source"));

  private static final Map<String, String> BYTE_ORDER_MARKS =
      Map.of("\u00ef\u00bb\u00bf", "UTF-8", "\u00fe\u00ff", "UTF-16", "\u00ff\u00fe", "UTF-16");

  private FileText() {}

  /** Opens a file; {@link BrokenFile} if it is of another kind. */
  static Reader open(String file, InputStream bytes, String encoding) throws IOException {
    PushbackInputStream plain =
        new PushbackInputStream(Decompression.open(file, new StorageBytes(bytes)), BEGINNING);
    byte[] first = plain.readNBytes(BEGINNING);
    plain.unread(first);
    check(new String(first, StandardCharsets.ISO_8859_1), encoding);
    return new InputStreamReader(
        plain,
        Charset.forName(encoding)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** A file that cannot be decompressed to its last byte. */
  static BrokenFile broken() {
    return new BrokenFile(
        "is cut off or damaged and cannot be decompressed, or other bytes follow its end",
        "deliver it again");
  }

  private static void check(String beginning, String encoding) {
    for (Kind kind : OTHER_KINDS) {
      if (kind.isOf(beginning)) {
        throw new BrokenFile(kind.problem(), kind.remedy());
      }
    }
    BYTE_ORDER_MARKS.forEach(
        (mark, name) -> {
          if (beginning.startsWith(mark) && !Charset.forName(encoding).name().startsWith(name)) {
            throw new BrokenFile(
                "is not in " + encoding + ": it begins with the byte order mark of " + name,
                "set encoding = " + name.toLowerCase(Locale.ROOT) + " for the source");
          }
        });
  }

  /** Distinguishes a failing file system from a damaged file. */
  private static final class StorageBytes extends FilterInputStream {
    StorageBytes(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() {
      try {
        return super.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      try {
        return super.read(into, offset, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
