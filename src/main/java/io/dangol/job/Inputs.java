package io.dangol.job;

import io.dangol.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that one job declares, with the rows that it may see.
 *
 * <p>Every read is limited to customers who grant the job's purpose as of the run date, and rows
 * without a customer. Reading a table that the job does not declare is a bug and throws {@link
 * IllegalArgumentException}.
 */
public interface Inputs {

  /**
   * The rows of a table, with the declared columns only.
   *
   * <p>A gold table gives the rows of the run's as-of date. {@code silver.events} gives the events
   * before the end of that date that were not cancelled; a job of purpose {@code OPERATION} gets
   * all events. Other tables give all rows. A table with an {@code account_key} has a {@code
   * customer_id} too, which is null if the key is.
   */
  Dataset<Row> read(Table table);

  /**
   * The rows of a gold table as of its last date before the run's date; none if that date is more
   * than {@code maxAgeDays} before the run's date, or if there is none.
   */
  Dataset<Row> readFormer(Table table, int maxAgeDays);

  /**
   * Whether a model may go on from the one of a former night: not if customers were erased since,
   * whom that one has learned from.
   */
  boolean mayGoOnFrom(LocalDate night);

  /** The files that sources deliver. */
  Landing landing();
}
