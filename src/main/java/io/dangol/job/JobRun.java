package io.dangol.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A job that finished.
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
    rowsWritten = Map.copyOf(rowsWritten);
    tableVersions = Map.copyOf(tableVersions);
    warnings = List.copyOf(warnings);
  }
}
