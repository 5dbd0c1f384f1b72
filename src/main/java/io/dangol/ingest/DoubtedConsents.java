package io.dangol.ingest;

import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.POSITION;
import static io.dangol.table.Columns.REPLAYED_IN;
import static io.dangol.table.Columns.SINCE_AT;
import static io.dangol.table.Tables.REJECTED_CONSENTS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_utc_timestamp;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.job.Run;
import io.dangol.table.Field;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The withdrawals that rejected records count as until they are replayed.
 *
 * <p>The withdrawal is of the purpose that the record states, or of all purposes if it states none.
 * It holds from the time that the record states, or else from the end of the feed day of its file;
 * without a feed day, from the end of the night's date.
 *
 * <p>A record does not count if its account cannot be read or if it clearly grants consent.
 */
final class DoubtedConsents {
  private DoubtedConsents() {}

  /** Rows of {@code silver.rejected_consents} for the rejected records of a batch. */
  static Dataset<Row> rows(Dataset<Row> canonical, Dataset<Row> identities, Run run, long batch) {
    Column day = coalesce(col(CanonicalRecords.FEED_ON), lit(run.asOf()));
    Column end = to_utc_timestamp(date_add(day, 1).cast("timestamp"), run.zone().getId());
    Dataset<Row> doubts =
        canonical
            .where(col(CanonicalRecords.DOUBTS).isNotNull())
            .select(
                col(CanonicalRecords.FILE).as(FILE.name()),
                col(CanonicalRecords.POSITION).as(POSITION.name()),
                end.minus(expr("interval 1 microsecond")).as("end"),
                explode(col(CanonicalRecords.DOUBTS)).as("doubt"))
            .select(col(FILE.name()), col(POSITION.name()), col("end"), col("doubt.*"))
            .withColumn(SINCE_AT.name(), coalesce(SINCE_AT.col(), col("end")));
    Column[] key = REJECTED_CONSENTS.key().stream().map(Field::col).toArray(Column[]::new);
    return Accounts.withKey(doubts, identities)
        // Several blocks of one record may state the same purpose.
        .groupBy(key)
        .agg(min(SINCE_AT.col()).as(SINCE_AT.name()))
        .withColumn(BATCH_ID.name(), lit(batch))
        .withColumn(REPLAYED_IN.name(), lit(null).cast(REPLAYED_IN.type()))
        .select(REJECTED_CONSENTS.select());
  }

  /**
   * The known rows of records, or of files, that were read again and no longer count.
   *
   * @param again columns by which the key names what was read again
   */
  static Dataset<Row> lifted(
      Dataset<Row> known,
      Dataset<Row> canonical,
      List<Field> again,
      Dataset<Row> doubted,
      long batch) {
    String[] read = again.stream().map(Field::name).toArray(String[]::new);
    Column[] columns = again.stream().map(Field::col).toArray(Column[]::new);
    String[] key = REJECTED_CONSENTS.key().stream().map(Field::name).toArray(String[]::new);
    return known
        .join(canonical.select(columns).distinct(), read, "left_semi")
        .join(doubted, key, "left_anti")
        .withColumn(REPLAYED_IN.name(), coalesce(REPLAYED_IN.col(), lit(batch)))
        .select(REJECTED_CONSENTS.select());
  }
}
