package io.dangol.publish;

import static io.dangol.table.Columns.CUSTOMER_ID;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts and deletes rows in the tables behind the public views, of any release. Callers hold the
 * transaction.
 */
final class StoreTables {

  private final Sql sql;

  StoreTables(Sql sql) {
    this.sql = sql;
  }

  /** Rows of a release by the name of the public view, counted in the tables themselves. */
  Map<String, Long> counts(long release) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    for (ServingTable table : ServingTable.all()) {
      String count = "select count(*) from " + table.storage() + " where release = ?";
      counts.put(table.name(), sql.numbers(count, release).get(0));
    }
    return counts;
  }

  /**
   * Deletes a customer's rows of every release; returns their number by the name of the public
   * view. The condition names all releases, because the index of SQLite begins with the release.
   */
  Map<String, Long> erase(long customerId) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    new WithheldAccounts(sql).erase(customerId);
    for (ServingTable table : ServingTable.stored()) {
      if (table.has(CUSTOMER_ID)) {
        String delete =
            "delete from "
                + table.storage()
                + " where release in (select release from releases) and customer_id = ?";
        rows.put(table.name(), sql.update(delete, customerId));
      }
    }
    return rows;
  }
}
