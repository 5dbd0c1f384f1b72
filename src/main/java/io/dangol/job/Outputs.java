package io.dangol.job;

import io.dangol.table.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes the tables that one job declares.
 *
 * <p>Every write selects exactly the declared columns in their order, rounds each to its precision
 * and casts nothing. It fails on a missing or extra column. Then it checks the table's rules on the
 * written rows; a broken rule is a {@link Failure}.
 */
public interface Outputs {

  /** Replaces the rows of the run's as-of date; in a table partitioned by job, only this job's. */
  void write(Table table, Dataset<Row> rows);

  /** The same for a few rows of the driver, with values in the declared order of columns. */
  void write(Table table, List<Row> rows);

  /**
   * Adds the rows of an ingest batch. A batch that the table already has is skipped, so that
   * repeating it adds nothing.
   */
  void append(Table table, Dataset<Row> rows, long batch);

  /**
   * Inserts rows with a new key and updates the others; a column that is null in {@code rows} keeps
   * its value.
   */
  void merge(Table table, Dataset<Row> rows);

  /** The same for a few rows of the driver, with values in the declared order of columns. */
  void merge(Table table, List<Row> rows);

  /**
   * Removes the rows with these keys.
   *
   * @param keys the columns of the table's key
   */
  void remove(Table table, Dataset<Row> keys);

  /**
   * Replaces rows with the same key, including their nulls, and inserts rows with a new key.
   *
   * @param batch batch of the rows
   * @param oldest oldest batch with a row that may be replaced
   */
  void replace(Table table, Dataset<Row> rows, long batch, long oldest);

  /**
   * Warns a person, in the log and in the run's report; the work goes on.
   *
   * @param sentence without a personal value
   */
  void warn(String sentence);
}
