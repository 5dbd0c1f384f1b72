package io.dangol.ingest;

import io.dangol.job.Failure;
import io.dangol.job.Landing;
import io.dangol.job.Landing.LandingFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/** CRC32C of files, read on the executors. */
final class Checksums {
  private static final int BUFFER = 1 << 16;

  private Checksums() {}

  /** Eight hexadecimal digits by path. */
  static Map<String, String> of(List<LandingFile> files, Landing landing) {
    if (files.isEmpty()) {
      return Map.of();
    }
    try {
      return Map.copyOf(landing.open(files).mapValues(Checksums::of).collectAsMap());
    } catch (Exception e) {
      throw Failure.storage("the files of the sources could not be read: try again", e);
    }
  }

  private static String of(Landing.Bytes file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] buffer = new byte[BUFFER];
    try (InputStream bytes = file.open()) {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        sum.update(buffer, 0, read);
      }
    }
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
