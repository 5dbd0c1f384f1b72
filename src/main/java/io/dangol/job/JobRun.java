package io.dangol.job;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record of a job that finished.
 *
 * @param rowsWritten by name of the table
 * @param tableVersions Delta version after the write, by name of the table
 * @param warnings sentences about the data that a person should look at
 */
public record JobRun(
    String job,
    Instant startedAt,
    double seconds,
    Map<String, Long> rowsWritten,
    Map<String, Long> tableVersions,
    List<String> warnings) {
  public JobRun {
    rowsWritten = Collections.unmodifiableMap(new TreeMap<>(rowsWritten));
    tableVersions = Collections.unmodifiableMap(new TreeMap<>(tableVersions));
    warnings = List.copyOf(warnings);
  }
}
