package io.dangol.publish;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the partitions of releases that the store is not to hold any more, and never from under a
 * reader.
 *
 * <p>Readers that hold a lock on a table only delay the removal: what cannot be had within the lock
 * timeout is left for the next night.
 */
final class PostgresPartitions {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresPartitions.class);

  /** A release's part of one table. */
  private record Partition(String name, String parent, boolean attached, boolean pending) {}

  private final Sql sql;
  private final PostgresReaders readers;

  PostgresPartitions(Sql sql, PostgresReaders readers) {
    this.sql = sql;
    this.readers = readers;
  }

  /** Removes what can be removed of dropped and abandoned releases, outside of a transaction. */
  void sweep() throws SQLException {
    List<Long> gone =
        sql.numbers(
            "select release from releases where state in ('dropped', 'abandoned') order by release");
    Set<String> blocked = new HashSet<>();
    for (long release : gone) {
      List<Partition> partitions = partitions(release);
      if (partitions.isEmpty()) {
        continue;
      }
      if (readers.mayRead(release)) {
        LOG.info(
            "release {} stays in the store while a transaction is open that may see it", release);
      } else if (removed(partitions, blocked)) {
        readers.forget(release);
      } else {
        LOG.warn(
            "release {} stays in the store: readers hold it; the next night removes it", release);
      }
    }
  }

  private List<Partition> partitions(long release) throws SQLException {
    List<Partition> found = new ArrayList<>();
    for (ServingTable table : ServingTable.stored()) {
      found.addAll(
          sql.query(
              row ->
                  new Partition(
                      PostgresLayout.partition(table, release),
                      table.storage(),
                      row.getBoolean(1),
                      row.getBoolean(2)),
              """
              select i.inhrelid is not null, coalesce(i.inhdetachpending, false)
              from pg_class c left join pg_inherits i on i.inhrelid = c.oid
              where c.oid = to_regclass(?)""",
              PostgresLayout.partition(table, release)));
    }
    return found;
  }

  /**
   * @param blocked tables with a removal that waits for its readers; no other can begin there
   */
  private boolean removed(List<Partition> partitions, Set<String> blocked) throws SQLException {
    boolean all = true;
    for (Partition partition : partitions) {
      if (partition.attached() && blocked.contains(partition.parent())) {
        all = false;
      } else {
        try {
          remove(partition);
        } catch (SQLException e) {
          if (!PostgresDialect.isLockTimeout(e)) {
            throw e;
          }
          blocked.add(partition.parent());
          all = false;
        }
      }
    }
    return all;
  }

  private void remove(Partition partition) throws SQLException {
    if (partition.attached()) {
      sql.execute(
          "alter table %s detach partition %s %s"
              .formatted(
                  partition.parent(),
                  partition.name(),
                  partition.pending() ? "finalize" : "concurrently"));
    }
    sql.execute("drop table " + partition.name());
  }
}
