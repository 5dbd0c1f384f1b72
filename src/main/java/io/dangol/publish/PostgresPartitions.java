package io.dangol.publish;

import io.dangol.table.Words.ReleaseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the partitions of releases that the store need not hold any longer, but never while
 * somebody may read them.
 *
 * <p>Readers that hold a lock on a table only delay the removal: a partition that cannot be locked
 * within the lock timeout is left for the next night.
 */
final class PostgresPartitions {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresPartitions.class);

  private static final String GONE =
      """
      select r.release, part.relname, parent.relname, i.inhrelid is not null,
        coalesce(i.inhdetachpending, false)
      from releases r
      join pg_class parent on parent.relkind = 'p'
        and parent.relnamespace = current_schema()::regnamespace
      join pg_class part on part.relname = parent.relname || '_' || r.release
        and part.relnamespace = parent.relnamespace
      left join pg_inherits i on i.inhrelid = part.oid
      where r.state in (%s, %s)
      order by r.release, parent.relname"""
          .formatted(ReleaseState.DROPPED.quoted(), ReleaseState.ABANDONED.quoted());

  /**
   * A release's part of one table.
   *
   * @param parent the table
   * @param attached whether it is attached, or only partly detached
   * @param pending whether its detachment was interrupted: it is hidden, and no other partition of
   *     the table can be detached
   */
  private record Partition(
      long release, String name, String parent, boolean attached, boolean pending) {

    static Partition of(ResultSet row) throws SQLException {
      return new Partition(
          row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5));
    }

    Partition detached() {
      return new Partition(release, name, parent, false, false);
    }

    String detach(String how) {
      return "alter table %s detach partition %s %s".formatted(parent, name, how);
    }
  }

  private final Sql sql;
  private final PostgresReaders readers;

  PostgresPartitions(Sql sql, PostgresReaders readers) {
    this.sql = sql;
    this.readers = readers;
  }

  /**
   * Removes partitions of dropped and abandoned releases as far as possible, outside of a
   * transaction.
   */
  void sweep() throws SQLException {
    Set<String> blocked = new HashSet<>();
    for (var gone : gone(blocked).entrySet()) {
      long release = gone.getKey();
      if (readers.mayRead(release)) {
        LOG.info(
            "release {} stays in the store while a transaction is open that may see it", release);
      } else if (removed(gone.getValue(), blocked)) {
        readers.forget(release);
      } else {
        LOG.warn(
            "release {} stays in the store: readers hold it; the next night removes it", release);
      }
    }
  }

  /**
   * The remaining partitions of removed releases, oldest first. Interrupted detachments are
   * finished first, because each blocks all others of its table.
   *
   * @param blocked tables with a removal that waits for its readers; no other can begin there
   */
  private Map<Long, List<Partition>> gone(Set<String> blocked) throws SQLException {
    Map<Long, List<Partition>> gone = new LinkedHashMap<>();
    for (Partition found : sql.query(Partition::of, GONE)) {
      boolean ended = found.pending() && done(found.detach("finalize"), found, blocked);
      gone.computeIfAbsent(found.release(), release -> new ArrayList<>())
          .add(ended ? found.detached() : found);
    }
    return gone;
  }

  private boolean removed(List<Partition> partitions, Set<String> blocked) throws SQLException {
    boolean all = true;
    for (Partition partition : partitions) {
      boolean detached =
          !partition.attached()
              || (!blocked.contains(partition.parent())
                  && done(partition.detach("concurrently"), partition, blocked));
      all &= detached && done("drop table " + partition.name(), partition, blocked);
    }
    return all;
  }

  /** False if readers block the statement; the table is then blocked for this sweep. */
  private boolean done(String statement, Partition partition, Set<String> blocked)
      throws SQLException {
    try {
      sql.execute(statement);
      return true;
    } catch (SQLException e) {
      if (!PostgresDialect.isBlocked(e)) {
        throw e;
      }
      blocked.add(partition.parent());
      return false;
    }
  }
}
