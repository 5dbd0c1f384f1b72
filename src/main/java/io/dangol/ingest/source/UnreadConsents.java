package io.dangol.ingest.source;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ACCOUNT_KIND;
import static io.dangol.table.Columns.PURPOSE;
import static io.dangol.table.Columns.SINCE_AT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * The withdrawals that a rejected record may state: of its purpose, or of every purpose if the
 * record names none that can be read.
 *
 * <p>A record states none if its account cannot be read, or if it is clearly a grant.
 */
final class UnreadConsents {
  private static final String TYPE =
      "array<struct<account_kind:string,account_id:string,purpose:string,since_at:timestamp>>";

  private UnreadConsents() {}

  /** The withdrawals of one record, from the mappers of its consents; null if it has none. */
  static Column of(List<RowMapper> consents) {
    Column[] doubts = consents.stream().map(UnreadConsents::of).toArray(Column[]::new);
    return doubts.length == 0
        ? lit(null).cast(TYPE)
        : when(coalesce(doubts).isNotNull(), flatten(array_compact(array(doubts)))).cast(TYPE);
  }

  private static Column of(RowMapper consent) {
    Column account = consent.canonical("account-id");
    Column purpose = consent.canonical("purpose");
    Column all = array(ConsentWords.PURPOSES.stream().map(p -> lit(p)).toArray(Column[]::new));
    Column withdrawals =
        transform(
            when(purpose.isNull(), all).otherwise(array(purpose)),
            each ->
                struct(
                    consent.canonical("account-kind").as(ACCOUNT_KIND.name()),
                    account.as(ACCOUNT_ID.name()),
                    each.as(PURPOSE.name()),
                    consent.canonical("since").as(SINCE_AT.name())));
    Column isGrant = coalesce(consent.canonical("granted"), lit(false));
    return when(
        consent.reason().isNotNull().and(account.isNotNull()).and(isGrant.equalTo(false)),
        withdrawals);
  }
}
