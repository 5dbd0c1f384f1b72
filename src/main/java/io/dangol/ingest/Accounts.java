package io.dangol.ingest;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ACCOUNT_KEY;
import static io.dangol.table.Columns.ACCOUNT_KIND;
import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FIRST_SEEN_AT;
import static io.dangol.table.Columns.OCCURRED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.ingest.source.Kind;
import io.dangol.table.Tables;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The accounts that canonical records name, and their surrogate keys.
 *
 * <p>A new account gets the next {@code account_key} and the next {@code customer_id}, in order of
 * first event, kind and id; accounts without an event come last. Each is a customer of its own
 * until somebody links it to another.
 */
final class Accounts {

  private Accounts() {}

  /**
   * One row per account that the rows name: kind, id, first event in these rows or null.
   *
   * @param fed kinds that some record may feed
   */
  static Dataset<Row> named(Dataset<Row> canonical, Set<Kind> fed) {
    Column never = lit(null).cast(FIRST_SEEN_AT.type());
    Stream<Dataset<Row>> stated =
        fed.contains(Kind.CONSENTS)
            ? Stream.of(account(canonical, explode(col(CanonicalRecords.DOUBTS)), never))
            : Stream.of();
    Stream<Dataset<Row>> read =
        fed.stream().filter(Kind::namesAccounts).map(kind -> account(canonical, kind));
    return Stream.concat(read, stated)
        .reduce(Dataset::union)
        .orElseGet(() -> account(canonical, Kind.CUSTOMERS))
        .where(ACCOUNT_ID.col().isNotNull())
        .groupBy(ACCOUNT_KIND.col(), ACCOUNT_ID.col())
        .agg(min(FIRST_SEEN_AT.col()).as(FIRST_SEEN_AT.name()));
  }

  /**
   * Rows of {@code vault.identities} to merge: accounts that it lacks, and known accounts with an
   * event before the first one that it knows.
   */
  static Dataset<Row> changes(Dataset<Row> named, Dataset<Row> identities, long batch) {
    Column sameAccount =
        named
            .col(ACCOUNT_KIND.name())
            .equalTo(identities.col(ACCOUNT_KIND.name()))
            .and(named.col(ACCOUNT_ID.name()).equalTo(identities.col(ACCOUNT_ID.name())));
    return added(named.join(identities, sameAccount, "left_anti"), identities, batch)
        .union(seenEarlier(named, identities, sameAccount));
  }

  private static Dataset<Row> added(Dataset<Row> unknown, Dataset<Row> identities, long batch) {
    Row highest =
        identities
            .agg(
                coalesce(max(ACCOUNT_KEY.col()), lit(0L)).as(ACCOUNT_KEY.name()),
                coalesce(max(CUSTOMER_ID.col()), lit(0L)).as(CUSTOMER_ID.name()))
            .first();
    return DenseIds.with(
            unknown, "ordinal", FIRST_SEEN_AT.name(), ACCOUNT_KIND.col(), ACCOUNT_ID.col())
        .withColumn(ACCOUNT_KEY.name(), col("ordinal").plus(ACCOUNT_KEY.longOf(highest)))
        .withColumn(CUSTOMER_ID.name(), col("ordinal").plus(CUSTOMER_ID.longOf(highest)))
        .withColumn(BATCH_ID.name(), lit(batch))
        .select(Tables.IDENTITIES.select());
  }

  private static Dataset<Row> seenEarlier(
      Dataset<Row> named, Dataset<Row> identities, Column sameAccount) {
    Column seen = named.col(FIRST_SEEN_AT.name());
    Column known = identities.col(FIRST_SEEN_AT.name());
    return named
        .join(identities, sameAccount, "inner")
        .where(seen.isNotNull().and(known.isNull().or(seen.lt(known))))
        .select(
            identities.col(ACCOUNT_KIND.name()),
            identities.col(ACCOUNT_ID.name()),
            identities.col(ACCOUNT_KEY.name()),
            identities.col(CUSTOMER_ID.name()),
            seen,
            identities.col(BATCH_ID.name()));
  }

  /** Adds {@code account_key}, null where a row names no account. */
  static Dataset<Row> withKey(Dataset<Row> rows, Dataset<Row> identities) {
    Dataset<Row> keys = identities.select(ACCOUNT_KIND.col(), ACCOUNT_ID.col(), ACCOUNT_KEY.col());
    // At most one row of identities for each account.
    return rows.join(keys, new String[] {ACCOUNT_KIND.name(), ACCOUNT_ID.name()}, "left");
  }

  /** Kind and id of the account in a kind of the canonical rows, with the time of an event. */
  private static Dataset<Row> account(Dataset<Row> canonical, Kind kind) {
    Column rows = col(kind.label());
    Column firstAt =
        kind == Kind.EVENTS
            ? col("row." + OCCURRED_AT.name())
            : lit(null).cast(FIRST_SEEN_AT.type());
    return account(
        canonical.where(rows.isNotNull()), kind == Kind.CONSENTS ? explode(rows) : rows, firstAt);
  }

  private static Dataset<Row> account(Dataset<Row> canonical, Column row, Column firstAt) {
    return canonical
        .select(row.as("row"))
        .select(
            col("row." + ACCOUNT_KIND.name()),
            col("row." + ACCOUNT_ID.name()),
            firstAt.as(FIRST_SEEN_AT.name()));
  }
}
