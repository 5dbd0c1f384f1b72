package io.dangol.app;

import io.dangol.job.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Small files that others read while they are written. */
final class WholeFile {

  private WholeFile() {}

  /** Readers see the former file or the whole new one. */
  static void write(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      // Not createTempFile, which lets only the owner read.
      long process = ProcessHandle.current().pid();
      Path whole = folder.resolve("." + file.getFileName() + "." + process + ".tmp");
      Files.writeString(whole, text);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Failure.storage("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
