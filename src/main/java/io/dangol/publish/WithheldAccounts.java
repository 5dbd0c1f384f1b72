package io.dangol.publish;

import static io.dangol.table.Columns.ABSENT_FROM;
import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ACCOUNT_KIND;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.SUPPRESSION_REASON;

import io.dangol.table.Words.SuppressionReason;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The accounts that a view must not show, whatever the release: those of customers who do not grant
 * by now what the view is made for.
 *
 * <p>All views of customers ask this list, and so do exports: a rollback shows nobody who has
 * withdrawn since, and a later grant brings the rows back. Readers of the views cannot read it. It
 * is in doubt while consents are being taken, and in a store that an earlier version made.
 */
public final class WithheldAccounts {

  private static final int BATCH = 5_000;

  /** The key and the number of the refreshment. */
  private static final String UPSERT =
      """
      insert into withheld (account_id, account_kind, view_name, customer_id, since, refreshed)
      values (?, ?, ?, ?, ?, ?)
      on conflict (account_id, account_kind, view_name)
      do update set customer_id = excluded.customer_id, refreshed = excluded.refreshed""";

  private final Sql sql;

  WithheldAccounts(Sql sql) {
    this.sql = sql;
  }

  /**
   * What makes the tables, in order; the words are those of every store.
   *
   * @param text the type of account ids in the store
   */
  static List<String> tables(String text) {
    return List.of(
        """
        create table withheld (
          account_id %1$s not null,
          account_kind %1$s not null,
          view_name %1$s not null, -- The view without its version.
          customer_id bigint not null,
          since bigint not null, -- The refreshment that brought the row.
          refreshed bigint not null, -- The refreshment that found it last.
          primary key (account_id, account_kind, view_name)
        )"""
            .formatted(text),
        """
        create table withheld_state (
          only_row integer primary key check (only_row = 1),
          refreshed bigint not null, -- Number of the last refreshment.
          changed bigint not null, -- The last one that changed a row.
          is_known integer not null -- 0 while consents may have been taken that are not in here.
        )""",
        "insert into withheld_state values (1, 0, 0, 0)");
  }

  /**
   * What every query of a table's rows adds to its condition. Of suppressions those stay that say
   * no more than that consent is missing. What is said of changes is made to fit when the list
   * changes.
   */
  static String condition(ServingTable table) {
    if (!table.has(ACCOUNT_ID) || table.equals(ReleaseChanges.TABLE)) {
      return "";
    }
    return table.has(ABSENT_FROM)
        ? " and (%s = '%s' or %s)"
            .formatted(
                SUPPRESSION_REASON,
                SuppressionReason.NO_CONSENT.word(),
                isShown(table, ABSENT_FROM.name()))
        : " and " + isShown(table, "'" + table.name() + "'");
  }

  private static String isShown(ServingTable table, String view) {
    return """
        not exists (select 1 from withheld where withheld.account_id = %1$s.account_id \
        and withheld.account_kind = %1$s.account_kind and withheld.view_name = %2$s)"""
        .formatted(table.storage(), view);
  }

  /** False if consents may have been taken that the list does not know. */
  public boolean isKnown() {
    return sql.read(() -> isThere() && state("is_known") == 1);
  }

  /** Says that consents may be taken from here on, until the list is replaced. */
  public void doubt() {
    sql.write(() -> sql.update("update withheld_state set is_known = 0"));
  }

  /**
   * Replaces the list, at once for all readers.
   *
   * @param accounts one row for each account and view: account_id, account_kind, customer_id,
   *     absent_from
   */
  public void replace(Dataset<Row> accounts) {
    sql.write(() -> replaced(accounts));
  }

  /** Rises whenever a row has joined or left the list. */
  long changed() throws SQLException {
    return state("changed");
  }

  /** Removes a customer's rows; the caller holds the transaction. */
  void erase(long customerId) throws SQLException {
    sql.update("delete from withheld where customer_id = ?", customerId);
  }

  private boolean replaced(Dataset<Row> accounts) throws SQLException {
    long number = state("refreshed") + 1;
    upsert(number, accounts);
    long gone = sql.update("delete from withheld where refreshed <> ?", number);
    long joined = sql.numbers("select count(*) from withheld where since = ?", number).get(0);
    if (joined > 0) {
      ReleaseChanges.quieten(
          sql,
          """
          (account_id, account_kind) in (
            select account_id, account_kind from withheld where since = %s)"""
              .formatted(number));
    }
    sql.update(
        "update withheld_state set refreshed = ?, changed = case ? when 0 then changed else ? end, is_known = 1",
        number,
        gone + joined,
        number);
    return true;
  }

  private void upsert(long number, Dataset<Row> accounts) throws SQLException {
    Iterator<Row> rows =
        accounts
            .select(ACCOUNT_ID.col(), ACCOUNT_KIND.col(), ABSENT_FROM.col(), CUSTOMER_ID.col())
            .toLocalIterator();
    try (PreparedStatement upsert = sql.connection().prepareStatement(UPSERT)) {
      for (int waiting = 1; rows.hasNext(); waiting++) {
        Row row = rows.next();
        upsert.setString(1, sql.dialect().stored(row.getString(0)));
        upsert.setString(2, row.getString(1));
        upsert.setString(3, row.getString(2));
        upsert.setLong(4, row.getLong(3));
        upsert.setLong(5, number);
        upsert.setLong(6, number);
        upsert.addBatch();
        if (waiting % BATCH == 0) {
          upsert.executeBatch();
        }
      }
      upsert.executeBatch();
    }
  }

  private long state(String column) throws SQLException {
    return sql.numbers("select " + column + " from withheld_state").get(0);
  }

  /** A store that an earlier version made and none has opened for writing since has no list. */
  private boolean isThere() throws SQLException {
    try (var tables =
        sql.connection()
            .getMetaData()
            .getTables(null, sql.connection().getSchema(), "withheld_state", null)) {
      return tables.next();
    }
  }
}
