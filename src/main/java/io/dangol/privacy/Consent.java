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
 * Decides which customers grant a purpose, and keeps their rows.
 *
 * <p>A customer must grant the purpose twice: at the end of the night's date, by the statements
 * with {@code since_at} before it, and now, by all withdrawals and by the grants up to now. So a
 * past night that is run again leaves out customers who have withdrawn since, and a grant that is
 * dated in the future does not end a withdrawal early.
 *
 * <p>For each account, the latest statement for channel 'any' decides; of two at the same instant,
 * the withdrawal does. Statements for a single channel say how a customer may be contacted, not
 * what may be computed, and are ignored. A withdrawal on any account of a customer withdraws the
 * customer. Otherwise a grant on any account grants the purpose. Otherwise the default applies. So
 * far nothing links accounts, so a customer has one account. The purpose operation cannot be
 * granted or withdrawn.
 */
public final class Consent {

  private static final String IS_KNOWN = "is_known";
  private static final String IS_WITHDRAWN = "is_withdrawn";

  private Consent() {}

  /**
   * All statements, with the columns of {@code silver.consents}. A rejected record counts as a
   * withdrawal until it is replayed.
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

  /** {@code customer_id} of all in {@code identities} who grant the purpose at both times. */
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
   * {@code customer_id} of all in {@code identities} who do not grant the purpose now; a later
   * grant ends a withdrawal.
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
   * {@code customer_id} of each customer who differs from the default: those who refuse what is
   * granted by default, or grant what is not. They are few if most customers never state anything.
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
   * The rows of customers who grant the purpose, and all rows without a customer.
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

  /** The columns in their original order; a join by name moves the joined column to the front. */
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
   * Customers with a statement: {@code customer_id}, {@code is_known} (there is a statement at the
   * end of the date), {@code is_withdrawn} (at the end of the date or now).
   *
   * @param known whether a statement counts at the end of the date
   */
  private static Dataset<Row> decisions(
      Dataset<Row> consents, Dataset<Row> identities, Purpose purpose, Column known) {
    // True is greater than false, so the withdrawal wins of two statements at the same instant.
    Column statement = struct(SINCE_AT.col(), not(IS_GRANTED.col()).as(IS_WITHDRAWN));
    Dataset<Row> latest =
        consents
            .where(PURPOSE.col().equalTo(purpose.label()))
            .where(CONSENT_CHANNEL.col().equalTo(Words.ANY_CHANNEL))
            .groupBy(ACCOUNT_KEY.col())
            .agg(max(when(known, statement)).as("then"), max(statement).as("last"))
            .select(
                ACCOUNT_KEY.col(),
                col("then").isNotNull().as(IS_KNOWN),
                coalesce(col("then." + IS_WITHDRAWN), lit(false))
                    .or(col("last." + IS_WITHDRAWN))
                    .as(IS_WITHDRAWN));
    return latest
        // One account to one customer.
        .join(
            identities.select(ACCOUNT_KEY.col(), CUSTOMER_ID.col()),
            new String[] {ACCOUNT_KEY.name()},
            "inner")
        .groupBy(CUSTOMER_ID.col())
        .agg(bool_or(col(IS_KNOWN)).as(IS_KNOWN), bool_or(col(IS_WITHDRAWN)).as(IS_WITHDRAWN));
  }
}
