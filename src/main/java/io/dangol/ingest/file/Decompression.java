package io.dangol.ingest.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Opens a file's bytes by the ending of its name: gz, bz2, zst, or as they are.
 *
 * <p>Several compressed parts, one behind the other, are read to the last one. Bytes behind a part
 * that begin no other one are an {@link IOException}, as is an end within a part.
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
