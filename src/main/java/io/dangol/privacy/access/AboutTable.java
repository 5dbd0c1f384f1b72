package io.dangol.privacy.access;

import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person is told of a table, from its declaration and the jobs.
 *
 * @param writers the jobs that make its rows
 * @param readers the other jobs that use them
 * @param keptUntil what ends the storage of a row
 */
public record AboutTable(
    Table table, Origin origin, List<Job> writers, List<Job> readers, Sentence keptUntil) {

  public AboutTable {
    writers = List.copyOf(writers);
    readers = List.copyOf(readers);
    if (writers.isEmpty()) {
      throw new IllegalArgumentException("no job says what " + table + " is for");
    }
  }

  public static AboutTable of(Table table, List<Job> jobs, Sentence keptUntil) {
    List<Job> writers = jobs.stream().filter(job -> job.writes().contains(table)).toList();
    List<Job> readers =
        jobs.stream().filter(job -> job.reads().contains(table) && !writers.contains(job)).toList();
    return new AboutTable(table, Origin.of(table), writers, readers, keptUntil);
  }

  /** What the rows are made and used for. */
  List<Purpose> purposes() {
    return Stream.concat(writers.stream(), readers.stream())
        .map(Job::purpose)
        .distinct()
        .sorted()
        .toList();
  }

  /** The columns that tell of the person rather than of a run. */
  List<Field> told() {
    return table.columns().stream().filter(field -> !field.runColumn()).toList();
  }
}
