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
 * <p>A transaction that began while a release was current may read it as long as it lasts, so every
 * transaction that is open when the release is first found hidden is noted, and the release stays
 * until the last of them has ended. Readers that hold a lock on the table only delay its removal:
 * what cannot be had within the lock timeout is left for the next night.
 */
final class PostgresPartitions {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresPartitions.class);

  /** Every open transaction of a client in this database, as the server names it. */
  private static final String OPEN_TRANSACTIONS =
      """
      select l.virtualxid from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'virtualxid' and l.granted and l.mode = 'ExclusiveLock'
        and a.datname = current_database() and a.usesysid is not null""";

  /** A release's part of one table. */
  private record Partition(String name, String parent, boolean attached, boolean pending) {}

  private final Sql sql;

  PostgresPartitions(Sql sql) {
    this.sql = sql;
  }

  /** Notes who may still read releases that are hidden and not noted yet, the caller among them. */
  void noteReaders() throws SQLException {
    sql.update(
        """
        insert into possible_readers (release, transaction)
        select r.release, open.virtualxid from releases r cross join (%s) open
        where r.state not in ('staged', 'abandoned')
          and r.release <> (select release from current_release)
          and not exists (select 1 from possible_readers p where p.release = r.release)
          and (r.state <> 'dropped' or exists (
            select 1 from pg_class c where c.relnamespace = current_schema()::regnamespace
              and c.relkind = 'r' and c.relname like 'released\\_%%\\_' || r.release))"""
            .formatted(OPEN_TRANSACTIONS));
  }

  /** A release that is shown again is hidden anew later. */
  void forgetReaders(long release) throws SQLException {
    sql.update("delete from possible_readers where release = ?", release);
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
      if (mayBeRead(release)) {
        LOG.info(
            "release {} stays in the store while a transaction is open that may see it", release);
      } else if (removed(partitions, blocked)) {
        forgetReaders(release);
      } else {
        LOG.warn(
            "release {} stays in the store: readers hold it; the next night removes it", release);
      }
    }
  }

  private boolean mayBeRead(long release) throws SQLException {
    return !sql.numbers(
            "select 1 from possible_readers where release = ? and transaction in ("
                + OPEN_TRANSACTIONS
                + ") limit 1",
            release)
        .isEmpty();
  }

  private List<Partition> partitions(long release) throws SQLException {
    List<Partition> found = new ArrayList<>();
    for (ServingTable table : ServingTable.all()) {
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
