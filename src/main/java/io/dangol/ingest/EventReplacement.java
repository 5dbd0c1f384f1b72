package io.dangol.ingest;

import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.EVENT_ID;
import static io.dangol.table.Columns.FEED_ON;
import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.REPLACED_BATCH_ID;
import static io.dangol.table.Columns.SOURCE;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.source.CanonicalRecords;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Decides which record of an event is kept in sources whose later records replace former ones.
 *
 * <p>Later means later by feed day, file and position, as for {@link Latest}. A file that arrives
 * late replaces no record of a later feed day.
 *
 * <p>The decision is the same when a batch is written again after a run died between two tables: an
 * event that the batch itself has replaced already is compared by the batch that it replaced.
 */
final class EventReplacement {
  /** {@link Counts#REPLACING}, {@link Counts#REPLACED}, or null. */
  static final String OUTCOME = "outcome";

  private static final String LAST = "last_stated";
  private static final String KNOWN = "known_stated";
  private static final String KNOWN_BATCH = "known_batch";
  private static final String KNOWN_REPLACED = "known_replaced";

  private EventReplacement() {}

  /** The rows of {@link KeyedEvents#withDuplicates} where no source replaces records. */
  static Dataset<Row> none(Dataset<Row> events) {
    return events
        .withColumn(OUTCOME, lit(null).cast("string"))
        .withColumn(REPLACED_BATCH_ID.name(), lit(null).cast(REPLACED_BATCH_ID.type()));
  }

  /**
   * The rows of {@link KeyedEvents#withDuplicates} with the outcome and the batch whose record is
   * replaced. An event that a later record replaces counts as a duplicate.
   *
   * @param sources names of the sources whose records replace former ones
   * @param known rows of {@code silver.events}
   * @param ledger rows of {@code ops.ingested_files}
   */
  static Dataset<Row> of(
      Dataset<Row> events,
      List<String> sources,
      Dataset<Row> known,
      Dataset<Row> ledger,
      long batch) {
    Column replaces = SOURCE.col().isin(sources.toArray());
    Column stated = statedAt(col(CanonicalRecords.FEED_ON));
    Column last = max(stated).over(Window.partitionBy(EVENT_ID.col()));
    Column isLast = stated.equalTo(col(LAST));
    Column isKnown = col(KNOWN_BATCH).isNotNull();
    Column isOwn = col(KNOWN_BATCH).equalTo(batch);
    Column isOutdated = isKnown.and(isOwn.equalTo(false)).and(col(KNOWN).geq(col(LAST)));
    Column outcome =
        when(isOutdated, lit(null))
            .when(isLast.equalTo(false), Counts.REPLACED)
            .when(isKnown, Counts.REPLACING);
    Column isSuperseded = coalesce(isOutdated, lit(false)).or(isLast.equalTo(false));
    Column replaced = when(isOwn, col(KNOWN_REPLACED)).otherwise(col(KNOWN_BATCH));
    Dataset<Row> inPlace = inPlace(known.where(replaces), ledger, batch);
    return withKnown(events.withColumn(LAST, last), inPlace)
        .withColumn(OUTCOME, when(replaces, outcome))
        .withColumn(
            KeyedEvents.IS_DUPLICATE,
            when(replaces, isSuperseded).otherwise(col(KeyedEvents.IS_DUPLICATE)))
        .withColumn(
            REPLACED_BATCH_ID.name(), when(col(OUTCOME).equalTo(Counts.REPLACING), replaced))
        .drop(LAST, KNOWN, KNOWN_BATCH, KNOWN_REPLACED);
  }

  /** At most one known row for each event. */
  private static Dataset<Row> withKnown(Dataset<Row> events, Dataset<Row> inPlace) {
    return events.join(inPlace, new String[] {EVENT_ID.name()}, "left");
  }

  /**
   * The events that this batch did not bring, and those that it replaced. Their files tell when
   * they were stated.
   */
  private static Dataset<Row> inPlace(Dataset<Row> known, Dataset<Row> ledger, long batch) {
    Column isEarlier = BATCH_ID.col().lt(batch);
    Column isReplacing = BATCH_ID.col().equalTo(batch).and(REPLACED_BATCH_ID.col().isNotNull());
    // One day for each file. Rows without a file get the latest day of their batch.
    Dataset<Row> byFile =
        ledger.groupBy(FILE.col()).agg(max(FEED_ON.col()).as(CanonicalRecords.FEED_ON));
    Dataset<Row> byBatch =
        ledger.groupBy(SOURCE.col(), BATCH_ID.col()).agg(max(FEED_ON.col()).as("batch_feed_on"));
    Column day =
        when(FILE.col().isNull(), col("batch_feed_on")).otherwise(col(CanonicalRecords.FEED_ON));
    return known
        .where(isEarlier.or(isReplacing))
        .join(broadcast(byFile), new String[] {FILE.name()}, "left")
        .join(broadcast(byBatch), new String[] {SOURCE.name(), BATCH_ID.name()}, "left")
        .select(
            EVENT_ID.col(),
            statedAt(day).as(KNOWN),
            BATCH_ID.col().as(KNOWN_BATCH),
            REPLACED_BATCH_ID.col().as(KNOWN_REPLACED));
  }

  private static Column statedAt(Column day) {
    return struct(
        day.as(CanonicalRecords.FEED_ON),
        col(CanonicalRecords.FILE),
        col(CanonicalRecords.POSITION));
  }
}
