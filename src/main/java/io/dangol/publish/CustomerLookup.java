package io.dangol.publish;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;

import io.dangol.publish.ServedCustomer.Churn;
import io.dangol.publish.ServedCustomer.ListedItem;
import io.dangol.table.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a release says of one account's customer. Callers hold the transaction.
 *
 * @param release the current one within the transaction
 */
record CustomerLookup(Sql sql, Release release) {

  private static final String OF_ACCOUNT = " where account_id = ? and account_kind = ?";

  /** Shown elsewhere, or nothing to a person. */
  private static final List<Field> NOT_TOLD = List.of(AS_OF_ON, CUSTOMER_ID);

  /** Where several kinds of account have the same id, the first kind by name. */
  Optional<ServedCustomer> find(String accountId) throws SQLException {
    return sql
        .query(
            this::customer,
            "select * from customer_profiles where account_id = ? order by account_kind limit 1",
            accountId)
        .stream()
        .findFirst();
  }

  private ServedCustomer customer(ResultSet profile) throws SQLException {
    String id = profile.getString("account_id");
    String kind = profile.getString("account_kind");
    List<String> segments =
        sql.texts("select segment_name from customer_segments" + OF_ACCOUNT, id, kind);
    List<Churn> scores =
        sql.query(
            row -> new Churn(row.getDouble(1), row.getString(2)),
            "select churn_probability, churn_band from churn_scores" + OF_ACCOUNT,
            id,
            kind);
    List<ListedItem> list =
        sql.query(
            CustomerLookup::listedItem,
            "select * from recommendations" + OF_ACCOUNT + " order by rank",
            id,
            kind);
    return new ServedCustomer(
        release,
        id,
        kind,
        ServedValues.known(profile, CUSTOMER_PROFILES, field -> !NOT_TOLD.contains(field)),
        segments.stream().findFirst(),
        scores.stream().findFirst(),
        list);
  }

  private static ListedItem listedItem(ResultSet row) throws SQLException {
    String title = row.getString("item_title");
    String code = row.getString("item_code");
    return new ListedItem(
        row.getInt("rank"),
        code,
        title == null ? code : title,
        row.getDouble("score"),
        row.getString("candidate_source"),
        row.getString("reason"));
  }
}
