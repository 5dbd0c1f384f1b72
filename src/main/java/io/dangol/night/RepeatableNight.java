package io.dangol.night;

import io.dangol.job.Failure;
import io.dangol.job.Job;
import io.dangol.lake.Ledger;
import io.dangol.lake.ReleaseNote;
import io.dangol.table.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is needed to do a published night again. */
final class RepeatableNight {

  private RepeatableNight() {}

  /**
   * The note of a release; CONFIGURATION if it was made with another configuration or version, DATA
   * if there is none.
   */
  static ReleaseNote note(long release, Ledger ledger, Settings settings) {
    ReleaseNote note = published(release, ledger);
    if (!note.configHash().equals(settings.configHash())) {
      throw Failure.configuration(
          "release %s was made with another configuration (hash %s, this one is %s): verify it with that one"
              .formatted(release, note.configHash(), settings.configHash()));
    }
    if (note.madeWith().filter(version -> !version.equals(Version.current())).isPresent()) {
      throw Failure.configuration(
          "release %s was made with Dangol %s, this is %s: verify it with that one"
              .formatted(release, note.madeWith().get(), Version.current()));
    }
    return note;
  }

  /** The note of a release; DATA if there is none. */
  static ReleaseNote published(long release, Ledger ledger) {
    return ledger.releases().stream()
        .filter(known -> known.release() == release)
        .findFirst()
        .orElseThrow(
            () ->
                Failure.data(
                    "%s has no release %s; 'dangol releases' lists them"
                        .formatted(Tables.RELEASES, release)));
  }

  /**
   * The tables that the night was made from, not those that it made. A table that a job both reads
   * and writes is there with its former nights.
   */
  static Map<String, Long> inputs(ReleaseNote note, List<Job> jobs) {
    Map<String, Long> inputs = new HashMap<>(note.versions());
    inputs
        .keySet()
        .removeIf(name -> name.startsWith("gold.") && jobs.stream().noneMatch(goesOn(name)));
    return inputs;
  }

  /** Whether a job goes on from its own rows of a former night. */
  private static Predicate<Job> goesOn(String table) {
    return job ->
        job.reads().stream()
            .anyMatch(read -> read.name().equals(table) && job.writes().contains(read));
  }
}
