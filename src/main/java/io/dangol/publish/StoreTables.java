package io.dangol.publish;

import static io.dangol.table.Columns.CUSTOMER_ID;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts and deletes rows in the tables behind the public views, of any release. Callers hold the
 * transaction.
 */
final class StoreTables {

  /** Does something with the rows of one customer. */
  private interface OfCustomer {
    long on(String rows, long customer) throws SQLException;
  }

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

  /** Deletes customers' rows of every release; returns their number by public view. */
  Map<String, Long> erase(Collection<Long> customers) throws SQLException {
    new WithheldAccounts(sql).erase(customers);
    return sums(customers, (rows, customer) -> sql.update("delete from " + rows, customer));
  }

  /** The number of customers' rows of every release by public view. */
  Map<String, Long> rowsOf(Collection<Long> customers) throws SQLException {
    return sums(
        customers,
        (rows, customer) -> sql.numbers("select count(*) from " + rows, customer).get(0));
  }

  /**
   * Sums up what is done with the rows of each customer. The condition names all releases, because
   * the index of SQLite begins with the release.
   */
  private static Map<String, Long> sums(Collection<Long> customers, OfCustomer work)
      throws SQLException {
    Map<String, Long> sums = new TreeMap<>();
    for (ServingTable table : ServingTable.stored()) {
      if (table.has(CUSTOMER_ID)) {
        String rows =
            table.storage()
                + " where release in (select release from releases) and customer_id = ?";
        long sum = 0;
        for (long customer : customers) {
          sum += work.on(rows, customer);
        }
        sums.put(table.name(), sum);
      }
    }
    return sums;
  }
}
