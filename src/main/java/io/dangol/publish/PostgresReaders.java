package io.dangol.publish;

import io.dangol.table.Words.ReleaseState;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps track of open transactions, so that no release appears or disappears while they read.
 *
 * <p>A transaction that began while a release was current may read it until it ends. So all
 * transactions that are open when a release is first found hidden are recorded, and the release
 * stays until the last of them has ended.
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

  /**
   * Records the transactions that may still read a hidden release, the caller's own included;
   * releases with records are skipped.
   */
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

  /** Forgets the readers of a release that is shown again, as it may be hidden again later. */
  void forget(long release) throws SQLException {
    sql.update("delete from possible_readers where release = ?", release);
  }

  /** Whether a transaction that was recorded for the release is still open. */
  boolean mayRead(long release) throws SQLException {
    return !sql.numbers(
            "select 1 from possible_readers where release = ? and transaction in ("
                + OPEN_TRANSACTIONS
                + ") limit 1",
            release)
        .isEmpty();
  }

  /**
   * Waits for running statements, at most one second. A statement is planned first and takes its
   * snapshot afterwards. If it was planned before the partitions of the release were attached, it
   * must not see the pointer to the release. The gap between both is short, so longer transactions
   * need no longer wait.
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
