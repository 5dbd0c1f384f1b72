package io.dangol.job;

import io.dangol.table.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where one job writes its declared tables.
 *
 * <p>Every write selects exactly the declared columns in their order, rounds each to its precision,
 * casts nothing, fails on a missing or extra column, and checks the table's rules on what was
 * written: a broken rule is a {@link Failure} of kind DATA.
 */
public interface Outputs {

  /**
   * Replaces the rows of the run's as-of date (and of this job, where the table is partitioned by
   * job).
   */
  void write(Table table, Dataset<Row> rows);

  /** The same for few rows that the driver made; values in the declared order of columns. */
  void write(Table table, List<Row> rows);

  /**
   * Adds the rows of an ingest batch; a batch that the table has already is skipped, so a replay
   * adds nothing.
   */
  void append(Table table, Dataset<Row> rows, long batch);

  /**
   * Inserts rows with a new key and updates the others; a column that is null in {@code rows} keeps
   * its value.
   */
  void merge(Table table, Dataset<Row> rows);

  /** The same for few rows that the driver made; values in the declared order of columns. */
  void merge(Table table, List<Row> rows);

  /**
   * Removes the rows whose key is among these.
   *
   * @param keys columns of the table's key
   */
  void remove(Table table, Dataset<Row> keys);

  /**
   * Puts rows in the place of those with the same key, null for null; one whose key is not there
   * comes in.
   *
   * @param batch that brings the rows
   * @param oldest batch that brought one of the rows that go
   */
  void replace(Table table, Dataset<Row> rows, long batch, long oldest);

  /**
   * Tells a person, in the log and in the run's report; the work goes on.
   *
   * @param sentence without a personal value
   */
  void warn(String sentence);
}
