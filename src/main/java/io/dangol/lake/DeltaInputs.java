package io.dangol.lake;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import io.dangol.job.Inputs;
import io.dangol.job.Job;
import io.dangol.job.Landing;
import io.dangol.job.Run;
import io.dangol.table.AsOf;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads a job's tables from the lake. */
public final class DeltaInputs implements Inputs {
  private final Lake lake;
  private final Job job;
  private final Run run;
  private final UnaryOperator<Dataset<Row>> permitted;

  /**
   * Gives access to the tables that one job declares.
   *
   * @param permitted keeps, of rows with a {@code customer_id}, those that the job may see
   */
  public DeltaInputs(Lake lake, Job job, Run run, UnaryOperator<Dataset<Row>> permitted) {
    this.lake = lake;
    this.job = job;
    this.run = run;
    this.permitted = permitted;
  }

  @Override
  public Dataset<Row> read(Table table) {
    requireDeclared(table);
    Dataset<Row> rows =
        table.has(Columns.AS_OF_ON) ? lake.readAsOf(table, run.asOf()) : lake.read(table);
    return permitted(table, job.writes().contains(table) ? rows : known(table, rows));
  }

  @Override
  public Dataset<Row> readFormer(Table table, int maxAgeDays) {
    requireDeclared(table);
    Dataset<Row> rows = lake.read(table).where(AsOf.isBefore(run.asOf(), maxAgeDays));
    Date last = rows.agg(max(Columns.AS_OF_ON.col())).first().getDate(0);
    return last == null
        ? permitted(table, rows)
        : permitted(table, rows.where(AsOf.is(last.toLocalDate())));
  }

  @Override
  public boolean mayGoOnFrom(LocalDate night) {
    return Erasure.trainedUntil(lake).filter(last -> !night.isAfter(last)).isEmpty();
  }

  /**
   * The rows that were known at the end of the date: events before it that were not cancelled,
   * accounts without an event or with an event before it, and messages sent before it with what had
   * come of them by then. There are later ones if a past night is run again.
   */
  private Dataset<Row> known(Table table, Dataset<Row> rows) {
    Column end = lit(Timestamp.from(run.end()));
    if (table.equals(Tables.EVENTS)) {
      return rows.where(Columns.OCCURRED_AT.col().lt(end))
          .where(Columns.EVENT_TYPE.col().notEqual(Tables.CANCELLED));
    }
    if (table.equals(Tables.IDENTITIES)) {
      Column first = Columns.FIRST_SEEN_AT.col();
      return rows.where(first.isNull().or(first.lt(end)));
    }
    if (table.equals(Tables.CONTACTS)) {
      Dataset<Row> sent = rows.where(Columns.SENT_AT.col().lt(end));
      for (Field answer : Tables.ANSWERS) {
        sent = sent.withColumn(answer.name(), when(answer.col().lt(end), answer.col()));
      }
      return sent;
    }
    return rows;
  }

  @Override
  public Landing landing() {
    return new HadoopLanding(lake.spark());
  }

  private Dataset<Row> permitted(Table table, Dataset<Row> rows) {
    if (table.has(Columns.CUSTOMER_ID)) {
      return permitted.apply(rows);
    }
    if (table.columnNames().contains(Columns.ACCOUNT_KEY.name())) {
      return permitted.apply(withCustomerId(rows));
    }
    return rows;
  }

  /**
   * Adds the customer of each row's account; null for a row without an account, or with an erased
   * one. An account belongs to one customer.
   */
  private Dataset<Row> withCustomerId(Dataset<Row> rows) {
    Dataset<Row> owners =
        lake.read(Tables.IDENTITIES).select(Columns.ACCOUNT_KEY.col(), Columns.CUSTOMER_ID.col());
    return rows.join(owners, new String[] {Columns.ACCOUNT_KEY.name()}, "left_outer");
  }

  private void requireDeclared(Table table) {
    if (!job.reads().contains(table)) {
      throw new IllegalArgumentException(job.name() + " does not declare that it reads " + table);
    }
  }
}
