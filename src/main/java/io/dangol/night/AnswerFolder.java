package io.dangol.night;

import io.dangol.job.Failure;
import io.dangol.job.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder of one person's answer: new or empty, so that nothing of two people can mix. */
final class AnswerFolder {

  private AnswerFolder() {}

  /** CONFIGURATION if there is a file, or a folder with files, of this name. */
  static void requireEmpty(Path folder) {
    if (Files.exists(folder) && !isEmptyFolder(folder)) {
      throw Failure.configuration(
          folder + " is there already, with files: name a new folder for each person");
    }
  }

  /** Makes the folder, which only its owner can open. */
  static void make(Path folder) {
    try {
      OwnerOnly.close(OwnerOnly.folder(folder));
    } catch (IOException e) {
      throw Failure.storage("cannot make " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isEmptyFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
