package io.dangol.ingest;

import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.CONFIG_KEY;
import static io.dangol.table.Columns.EVENT_TAKEN_IN;
import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.HEADER;
import static io.dangol.table.Columns.JUDGED_IN;
import static io.dangol.table.Columns.POSITION;
import static io.dangol.table.Columns.REASON;
import static io.dangol.table.Columns.REPLAYED_IN;
import static io.dangol.table.Tables.REJECTED_EVENTS;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.ingest.source.Kind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rejected records of a batch as rows of {@code silver.rejected_events}. */
final class RejectedRecords {
  private static final String EVENTS = Kind.EVENTS.label();
  private static final Column NEVER = lit(null).cast(REPLAYED_IN.type());

  private RejectedRecords() {}

  /**
   * The canonical records that are read again, without the events that an earlier batch took. Under
   * another configuration such an event may get another id, so it would count twice.
   */
  static Dataset<Row> withoutTakenEvents(
      Dataset<Row> canonical, Dataset<Row> replayed, long batch) {
    Dataset<Row> taken =
        replayed
            .where(EVENT_TAKEN_IN.col().lt(batch))
            .select(
                FILE.col().as(CanonicalRecords.FILE),
                POSITION.col().as(CanonicalRecords.POSITION),
                lit(true).as("is_taken"));
    // At most one for each record.
    return canonical
        .join(taken, new String[] {CanonicalRecords.FILE, CanonicalRecords.POSITION}, "left")
        .withColumn(EVENTS, when(col("is_taken").isNull(), col(EVENTS)))
        .drop("is_taken");
  }

  /** The rejected records of a batch of files, each with the header of its file. */
  static Dataset<Row> of(Dataset<Row> canonical, long batch) {
    Dataset<Row> headers =
        canonical
            .where(col(CanonicalRecords.HEADER).isNotNull())
            .groupBy(col(CanonicalRecords.FILE))
            .agg(max(col(CanonicalRecords.HEADER)).as(HEADER.name()));
    // At most one header for each file.
    return canonical
        .where(col(CanonicalRecords.REASON).isNotNull())
        .drop(CanonicalRecords.HEADER)
        .join(broadcast(headers), new String[] {CanonicalRecords.FILE}, "left")
        .withColumn(BATCH_ID.name(), lit(batch))
        .withColumn(JUDGED_IN.name(), lit(batch))
        .withColumn(REPLAYED_IN.name(), NEVER)
        .withColumn(EVENT_TAKEN_IN.name(), when(col(EVENTS).isNotNull(), lit(batch)))
        .select(REJECTED_EVENTS.select());
  }

  /**
   * The records after they were read again: a record that still fails has its latest reason, any
   * other the batch that it left in.
   */
  static Dataset<Row> afterReplay(Dataset<Row> replayed, Dataset<Row> canonical, long batch) {
    Column failsFor = col("fails_for");
    Dataset<Row> verdicts =
        canonical.select(
            col(CanonicalRecords.FILE).as(FILE.name()),
            col(CanonicalRecords.POSITION).as(POSITION.name()),
            col(CanonicalRecords.REASON).as("fails_for"),
            col(CanonicalRecords.CONFIG_KEY).as("fails_at"),
            when(col(EVENTS).isNotNull(), lit(batch)).as("taken_in"));
    // One verdict for each record.
    return replayed
        .join(verdicts, new String[] {FILE.name(), POSITION.name()}, "inner")
        .withColumn(REASON.name(), coalesce(failsFor, REASON.col()))
        .withColumn(
            CONFIG_KEY.name(),
            when(failsFor.isNotNull(), col("fails_at")).otherwise(CONFIG_KEY.col()))
        .withColumn(JUDGED_IN.name(), lit(batch))
        .withColumn(REPLAYED_IN.name(), when(failsFor.isNull(), lit(batch)).otherwise(NEVER))
        .withColumn(EVENT_TAKEN_IN.name(), coalesce(EVENT_TAKEN_IN.col(), col("taken_in")))
        .select(REJECTED_EVENTS.select());
  }
}
