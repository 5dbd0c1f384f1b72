package io.dangol.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Opens a file's bytes by the ending of its name: gz, bz2, zst, or as they are. */
final class Decompression {
  private static final int BUFFER = 1 << 16;

  private Decompression() {}

  static InputStream open(String file, InputStream bytes) throws IOException {
    if (file.endsWith(".gz")) {
      return new GZIPInputStream(bytes, BUFFER);
    }
    if (file.endsWith(".bz2")) {
      return new BZip2CompressorInputStream(bytes, true);
    }
    if (file.endsWith(".zst")) {
      return new ZstdInputStream(bytes);
    }
    return bytes;
  }

  static boolean isCompressed(String file) {
    return file.endsWith(".gz") || file.endsWith(".bz2") || file.endsWith(".zst");
  }
}
