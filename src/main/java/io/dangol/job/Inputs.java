package io.dangol.job;

import io.dangol.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The declared tables as one job may see them.
 *
 * <p>Every read is filtered to customers who grant the job's purpose as of the run date; rows
 * without a customer pass. Reading a table that the job does not declare is a bug and throws {@link
 * IllegalArgumentException}.
 */
public interface Inputs {

  /**
   * Rows of a table, declared columns only. Of a gold table the rows of the run's as-of date; of
   * {@code silver.events} what occurred before the end of that date and was not cancelled (all for
   * a job of purpose {@code OPERATION}, which keeps the records); of the others all. A table with
   * an {@code account_key} has a {@code customer_id} too (null where the key is).
   */
  Dataset<Row> read(Table table);

  /**
   * Rows of a gold table as of the last date before the run's that has any and lies at most so many
   * days back; none if there is no such date.
   */
  Dataset<Row> readFormer(Table table, int maxAgeDays);

  /** The files that sources deliver. */
  Landing landing();
}
