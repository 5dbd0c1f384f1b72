package io.dangol.publish;

import io.dangol.table.Words.ReleaseState;
import java.sql.SQLException;
import java.util.List;

/**
 * Who is reading, as far as a release must not appear or disappear under them.
 *
 * <p>A transaction that began while a release was current may read it as long as it lasts, so every
 * transaction that is open when the release is first found hidden is noted, and the release stays
 * until the last of them has ended.
 */
final class PostgresReaders {

  private static final int PAUSE_MILLIS = 10;
  private static final int PAUSES = 100;

  /** Every open transaction of a client in this database, as the server names it. */
  private static final String OPEN_TRANSACTIONS =
      """
      select l.virtualxid from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'virtualxid' and l.granted and l.mode = 'ExclusiveLock'
        and a.datname = current_database() and a.usesysid is not null""";

  private final Sql sql;

  PostgresReaders(Sql sql) {
    this.sql = sql;
  }

  /** Notes who may still read releases that are hidden and not noted yet, the caller among them. */
  void note() throws SQLException {
    sql.update(
        """
        insert into possible_readers (release, transaction)
        select r.release, open.virtualxid from releases r cross join (%1$s) open
        where r.state not in (%2$s, %3$s)
          and r.release <> (select release from current_release)
          and not exists (select 1 from possible_readers p where p.release = r.release)
          and (r.state <> %4$s or exists (
            select 1 from pg_class c where c.relnamespace = current_schema()::regnamespace
              and c.relkind = 'r' and c.relname like 'released\\_%%\\_' || r.release))"""
            .formatted(
                OPEN_TRANSACTIONS,
                ReleaseState.STAGED.quoted(),
                ReleaseState.ABANDONED.quoted(),
                ReleaseState.DROPPED.quoted()));
  }

  /** A release that is shown again may be hidden again later. */
  void forget(long release) throws SQLException {
    sql.update("delete from possible_readers where release = ?", release);
  }

  /** Whether a transaction is open that was noted for the release. */
  boolean mayRead(long release) throws SQLException {
    return !sql.numbers(
            "select 1 from possible_readers where release = ? and transaction in ("
                + OPEN_TRANSACTIONS
                + ") limit 1",
            release)
        .isEmpty();
  }

  /**
   * A statement is planned, and only then takes the snapshot that it reads. One that was planned
   * before the release's partitions were attached must not see the pointer to them, so statements
   * that are at work are awaited. The gap lasts no more than moments: transactions that stay open
   * are not waited for longer than a second.
   */
  void awaitPlannedStatements() throws SQLException {
    String tables =
        """
        select distinct virtualtransaction from pg_locks
        where locktype = 'relation' and pid <> pg_backend_pid()
          and database = (select oid from pg_database where datname = current_database())
          and relation in (select partrelid from pg_partitioned_table)""";
    List<String> atWork = sql.texts(tables);
    for (int pause = 0; pause < PAUSES && !atWork.isEmpty(); pause++) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      atWork.retainAll(sql.texts(tables));
    }
  }
}
