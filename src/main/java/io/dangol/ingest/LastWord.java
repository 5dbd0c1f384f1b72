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

import io.dangol.ingest.source.CanonicalRows;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Which record of an event holds in sources whose later records take the place of former ones:
 * later by feed day, file and position, as for {@link Latest}. A record that arrives late takes no
 * place from what a later feed day said.
 *
 * <p>Judged again after a death between two tables it says the same: what the batch itself has put
 * in an event's place is seen as what it took the place of.
 */
final class LastWord {
  /** {@link Counts#REPLACING}, {@link Counts#REPLACED}, or null. */
  static final String OUTCOME = "outcome";

  private static final String LAST = "last_said";
  private static final String KNOWN = "known_said";
  private static final String KNOWN_BATCH = "known_batch";
  private static final String KNOWN_REPLACED = "known_replaced";

  private LastWord() {}

  /** The rows of {@link EventRows#withDuplicates} where no source replaces. */
  static Dataset<Row> first(Dataset<Row> events) {
    return events
        .withColumn(OUTCOME, lit(null).cast("string"))
        .withColumn(REPLACED_BATCH_ID.name(), lit(null).cast(REPLACED_BATCH_ID.type()));
  }

  /**
   * The rows of {@link EventRows#withDuplicates}, judged by the last word where the source says so;
   * with the outcome, and with the batch whose record is replaced.
   *
   * @param sources names of those whose records replace
   * @param there rows of {@code silver.events}
   * @param ledger rows of {@code ops.ingested_files}
   */
  static Dataset<Row> judged(
      Dataset<Row> events,
      List<String> sources,
      Dataset<Row> there,
      Dataset<Row> ledger,
      long batch) {
    Column replaces = SOURCE.col().isin(sources.toArray());
    Column said = said(col(CanonicalRows.FEED_ON));
    Column last = max(said).over(Window.partitionBy(EVENT_ID.col()));
    Column isLast = said.equalTo(col(LAST));
    Column isKnown = col(KNOWN_BATCH).isNotNull();
    Column isOwn = col(KNOWN_BATCH).equalTo(batch);
    Column isOutdone = isKnown.and(isOwn.equalTo(false)).and(col(KNOWN).geq(col(LAST)));
    Column outcome =
        when(isOutdone, lit(null))
            .when(isLast.equalTo(false), Counts.REPLACED)
            .when(isKnown, Counts.REPLACING);
    Column replaced = when(isOwn, col(KNOWN_REPLACED)).otherwise(col(KNOWN_BATCH));
    // At most one row there for each event.
    return events
        .withColumn(LAST, last)
        .join(known(there.where(replaces), ledger, batch), new String[] {EVENT_ID.name()}, "left")
        .withColumn(OUTCOME, when(replaces, outcome))
        .withColumn(
            EventRows.IS_DUPLICATE,
            when(replaces, coalesce(isOutdone, lit(false)).or(isLast.equalTo(false)))
                .otherwise(col(EventRows.IS_DUPLICATE)))
        .withColumn(
            REPLACED_BATCH_ID.name(), when(col(OUTCOME).equalTo(Counts.REPLACING), replaced))
        .drop(LAST, KNOWN, KNOWN_BATCH, KNOWN_REPLACED);
  }

  /**
   * What stands in events that this batch did not bring; when it was said follows from its file.
   */
  private static Dataset<Row> known(Dataset<Row> there, Dataset<Row> ledger, long batch) {
    Column isEarlier = BATCH_ID.col().lt(batch);
    Column isReplacing = BATCH_ID.col().equalTo(batch).and(REPLACED_BATCH_ID.col().isNotNull());
    // One day for each file; of rows that name none, the latest that their batch may have.
    Dataset<Row> byFile =
        ledger.groupBy(FILE.col()).agg(max(FEED_ON.col()).as(CanonicalRows.FEED_ON));
    Dataset<Row> byBatch =
        ledger.groupBy(SOURCE.col(), BATCH_ID.col()).agg(max(FEED_ON.col()).as("batch_feed_on"));
    Column day =
        when(FILE.col().isNull(), col("batch_feed_on")).otherwise(col(CanonicalRows.FEED_ON));
    return there
        .where(isEarlier.or(isReplacing))
        .join(broadcast(byFile), new String[] {FILE.name()}, "left")
        .join(broadcast(byBatch), new String[] {SOURCE.name(), BATCH_ID.name()}, "left")
        .select(
            EVENT_ID.col(),
            said(day).as(KNOWN),
            BATCH_ID.col().as(KNOWN_BATCH),
            REPLACED_BATCH_ID.col().as(KNOWN_REPLACED));
  }

  private static Column said(Column day) {
    return struct(
        day.as(CanonicalRows.FEED_ON), col(CanonicalRows.FILE), col(CanonicalRows.POSITION));
  }
}
