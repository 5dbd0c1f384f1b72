package io.dangol.ingest.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Opens the bytes of a file by the extension of its name: gz, bz2, zst, or uncompressed.
 *
 * <p>Concatenated compressed parts are all read. Bytes after a part that do not begin another one
 * are an {@link IOException}, as is an end within a part.
 */
final class Decompression {
  private static final int BUFFER = 1 << 16;

  private Decompression() {}

  static InputStream open(String file, InputStream bytes) throws IOException {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      return GzipCompressorInputStream.builder()
          .setInputStream(new BufferedInputStream(bytes, BUFFER))
          .setDecompressConcatenated(true)
          .get();
    }
    if (name.endsWith(".bz2")) {
      return new BZip2CompressorInputStream(new BufferedInputStream(bytes, BUFFER), true);
    }
    if (name.endsWith(".zst")) {
      return new ZstdFrames(bytes);
    }
    return bytes;
  }
}
