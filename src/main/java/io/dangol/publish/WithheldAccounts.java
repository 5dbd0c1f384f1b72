package io.dangol.publish;

import static io.dangol.table.Columns.ABSENT_FROM;
import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ACCOUNT_KIND;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.SUPPRESSION_REASON;

import io.dangol.table.Words.SuppressionReason;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The accounts that a view must not show in any release, because their customers do not consent to
 * the purpose of the view at present.
 *
 * <p>All views of customers and all exports use this list. So a rollback shows nobody who has
 * withdrawn consent since, and a later grant brings the rows back. Readers of the views cannot read
 * the list. It may be out of date while consents are being taken, and in a store that an earlier
 * version created.
 */
public final class WithheldAccounts {

  private static final int BATCH = 5_000;

  /** The key, the customer, and the number of the refresh. */
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
   * The statements that create the tables, in order, the same for every store.
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
   * The condition that every query of a table's rows adds. Suppressions stay visible if their only
   * reason is missing consent. Changes need no condition, because their rows are redacted when the
   * list changes.
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

  /** False if the list may lack consents that were taken. */
  public boolean isKnown() {
    return sql.read(() -> isThere() && state("is_known") == 1);
  }

  /** Marks the list as possibly out of date until it is replaced. */
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

  /** Rises whenever a row is added to the list or removed from it, or customers are erased. */
  long changed() throws SQLException {
    return state("changed");
  }

  /**
   * Removes customers' rows, and counts as a change: exports from before are written again. The
   * caller holds the transaction.
   */
  void erase(Collection<Long> customers) throws SQLException {
    for (long customer : customers) {
      sql.update("delete from withheld where customer_id = ?", customer);
    }
    sql.execute("update withheld_state set changed = refreshed + 1, refreshed = refreshed + 1");
  }

  private boolean replaced(Dataset<Row> accounts) throws SQLException {
    long number = state("refreshed") + 1;
    upsert(number, accounts);
    long gone = sql.update("delete from withheld where refreshed <> ?", number);
    long joined = sql.numbers("select count(*) from withheld where since = ?", number).get(0);
    if (joined > 0) {
      ReleaseChanges.redactWithheld(
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
        upsert.setString(1, sql.dialect().stored(ACCOUNT_ID.textOf(row)));
        upsert.setString(2, ACCOUNT_KIND.textOf(row));
        upsert.setString(3, ABSENT_FROM.textOf(row));
        upsert.setLong(4, CUSTOMER_ID.longOf(row));
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

  /** A store of an earlier version has no list until this version opens it for writing. */
  private boolean isThere() throws SQLException {
    try (var tables =
        sql.connection()
            .getMetaData()
            .getTables(null, sql.connection().getSchema(), "withheld_state", null)) {
      return tables.next();
    }
  }
}
