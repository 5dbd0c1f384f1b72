package io.dangol.privacy;

import static io.dangol.table.Columns.ACCOUNT_KEY;
import static io.dangol.table.Columns.CONSENT_CHANNEL;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.IS_GRANTED;
import static io.dangol.table.Columns.PURPOSE;
import static io.dangol.table.Columns.REPLAYED_IN;
import static io.dangol.table.Columns.SINCE_AT;
import static io.dangol.table.Tables.CONSENTS;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.dangol.job.Purpose;
import io.dangol.job.Run;
import io.dangol.table.Words;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which customers grant a purpose at the end of a night's day and by now, and the rows that stay
 * for it.
 *
 * <p>Per account the latest entry for channel 'any' decides, of two at the same instant the
 * withdrawal; both among the entries with {@code since_at} before the end and among all that are
 * known by now: every withdrawal, and the grants until now. So a night of the past is made again
 * without those who have withdrawn since, and a grant that is dated in the future ends no
 * withdrawal before its time. An entry for one channel says how a customer may be reached, not what
 * may be computed, and is no matter here. A withdrawal on any of a customer's accounts withdraws
 * the customer; else a grant on any grants; else the default holds. Nothing links accounts yet, so
 * a customer has one. Operation is no purpose that anybody grants or withdraws.
 */
public final class Consent {

  private static final String IS_KNOWN = "is_known";
  private static final String IS_WITHDRAWN = "is_withdrawn";

  private Consent() {}

  /**
   * All statements, with the columns of {@code silver.consents}: those that were read, and the
   * withdrawals that rejected records count as until they are replayed.
   *
   * @param rejected rows of {@code silver.rejected_consents}
   */
  public static Dataset<Row> statements(Dataset<Row> consents, Dataset<Row> rejected) {
    Dataset<Row> withdrawals =
        rejected
            .where(REPLAYED_IN.col().isNull())
            .withColumn(CONSENT_CHANNEL.name(), lit(Words.ANY_CHANNEL))
            .withColumn(IS_GRANTED.name(), lit(false));
    return consents.select(CONSENTS.select()).union(withdrawals.select(CONSENTS.select()));
  }

  /**
   * {@code customer_id} of everybody in {@code identities} who grants the purpose at both times.
   */
  public static Dataset<Row> grantedCustomers(
      Dataset<Row> consents,
      Dataset<Row> identities,
      Purpose purpose,
      Run run,
      boolean grantedByDefault) {
    return onlyGranted(
        identities.select(CUSTOMER_ID.col()).distinct(),
        exceptions(consents, identities, purpose, run, grantedByDefault),
        grantedByDefault);
  }

  /**
   * {@code customer_id} of everybody in {@code identities} who does not grant the purpose by all
   * that is known by now: a later grant ends a withdrawal.
   */
  public static Dataset<Row> refusingByNow(
      Dataset<Row> consents,
      Dataset<Row> identities,
      Purpose purpose,
      Instant now,
      boolean grantedByDefault) {
    Column known = byNow(now);
    Dataset<Row> decided = decisions(consents.where(known), identities, purpose, lit(true));
    Dataset<Row> exceptions = exceptions(decided, grantedByDefault);
    return grantedByDefault
        ? exceptions
        : identities.select(CUSTOMER_ID.col()).distinct().join(exceptions, named(), "left_anti");
  }

  /**
   * {@code customer_id} of those who differ from the default, once each: who refuse what is granted
   * by default, or grant what is not. Small wherever most customers never say anything.
   */
  public static Dataset<Row> exceptions(
      Dataset<Row> consents,
      Dataset<Row> identities,
      Purpose purpose,
      Run run,
      boolean grantedByDefault) {
    Column known = SINCE_AT.col().lt(lit(run.end()));
    Dataset<Row> byNow = consents.where(byNow(run.now()));
    return exceptions(decisions(byNow, identities, purpose, known), grantedByDefault);
  }

  private static Column byNow(Instant now) {
    return not(IS_GRANTED.col()).or(SINCE_AT.col().lt(lit(now)));
  }

  /**
   * The rows of customers who grant, and all rows without a customer.
   *
   * @param rows have a {@code customer_id}
   * @param exceptions from {@link #exceptions} with the same default
   */
  public static Dataset<Row> onlyGranted(
      Dataset<Row> rows, Dataset<Row> exceptions, boolean grantedByDefault) {
    if (grantedByDefault) {
      return rows.join(exceptions, named(), "left_anti").select(columns(rows));
    }
    Dataset<Row> granted = rows.join(exceptions, named(), "left_semi").select(columns(rows));
    return granted.unionByName(rows.where(CUSTOMER_ID.col().isNull()));
  }

  private static String[] named() {
    return new String[] {CUSTOMER_ID.name()};
  }

  /** Joining by name moves the joined column to the front; this is the former order. */
  private static Column[] columns(Dataset<Row> rows) {
    return Stream.of(rows.columns()).map(name -> col(name)).toArray(Column[]::new);
  }

  private static Dataset<Row> exceptions(Dataset<Row> decisions, boolean grantedByDefault) {
    Column granted = col(IS_KNOWN).and(not(col(IS_WITHDRAWN)));
    return decisions
        .where(grantedByDefault ? col(IS_WITHDRAWN) : granted)
        .select(CUSTOMER_ID.col());
  }

  /**
   * Customers with an entry: {@code customer_id}, {@code is_known} (an entry holds at the end),
   * {@code is_withdrawn} (at the end or by now).
   *
   * @param known which entries hold at the end
   */
  private static Dataset<Row> decisions(
      Dataset<Row> consents, Dataset<Row> identities, Purpose purpose, Column known) {
    // True is greater than false: of two entries at one instant the withdrawal wins.
    Column entry = struct(SINCE_AT.col(), not(IS_GRANTED.col()).as(IS_WITHDRAWN));
    Dataset<Row> latest =
        consents
            .where(PURPOSE.col().equalTo(purpose.label()))
            .where(CONSENT_CHANNEL.col().equalTo(Words.ANY_CHANNEL))
            .groupBy(ACCOUNT_KEY.col())
            .agg(max(when(known, entry)).as("then"), max(entry).as("last"))
            .select(
                ACCOUNT_KEY.col(),
                col("then").isNotNull().as(IS_KNOWN),
                coalesce(col("then." + IS_WITHDRAWN), lit(false))
                    .or(col("last." + IS_WITHDRAWN))
                    .as(IS_WITHDRAWN));
    return latest
        // one account to one customer
        .join(
            identities.select(ACCOUNT_KEY.col(), CUSTOMER_ID.col()),
            new String[] {ACCOUNT_KEY.name()},
            "inner")
        .groupBy(CUSTOMER_ID.col())
        .agg(bool_or(col(IS_KNOWN)).as(IS_KNOWN), bool_or(col(IS_WITHDRAWN)).as(IS_WITHDRAWN));
  }
}
