package io.dangol.ingest;

import static java.util.stream.Collectors.joining;

import io.dangol.job.Failure;
import java.util.List;

/** What speaks against taking the files of a night, one sentence each with its remedy. */
final class FileProblems {
  private static final int MOST_SHOWN = 20;

  private FileProblems() {}

  /** Stops the night, before anything is taken, if there is a problem. */
  static void failIfAny(List<String> problems) {
    if (problems.isEmpty()) {
      return;
    }
    String shown = problems.stream().limit(MOST_SHOWN).collect(joining("\n"));
    int more = problems.size() - MOST_SHOWN;
    throw Failure.data(
        shown
            + (more > 0 ? "\nand " + more + " more" : "")
            + "\nNothing was taken; readers keep the former release.");
  }
}
