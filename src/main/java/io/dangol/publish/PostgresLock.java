package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.publish.ServingStore.Hold;
import io.dangol.publish.ServingStore.Holder;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An advisory lock of the server, on a connection of its own: it dies with the connection.
 *
 * <p>Who holds it is written beside it for whoever comes second. Needs a connection that is not
 * shared between transactions by a pool.
 */
final class PostgresLock implements Hold {

  /** One lock for each schema of a database. */
  private static final String KEY = "1146179175, hashtext(current_schema())";

  private static final int ANSWER_SECONDS = 10;

  private final PostgresSettings settings;
  private final Sql sql;

  private PostgresLock(PostgresSettings settings, Sql sql) {
    this.settings = settings;
    this.sql = sql;
  }

  static PostgresLock take(PostgresSettings settings, Holder holder) {
    PostgresDialect dialect = new PostgresDialect(settings);
    try {
      Sql sql = new Sql(PostgresConnections.open(settings, "lock"), dialect);
      boolean held = false;
      try {
        requireFree(settings, sql);
        sql.update(
            """
            insert into lock_holder values (1, pg_backend_pid(), ?, ?)
            on conflict (only_row) do update
            set process = excluded.process, who = excluded.who, since = excluded.since""",
            holder.who(),
            holder.since().toString());
        held = true;
        return new PostgresLock(settings, sql);
      } finally {
        if (!held) {
          sql.close();
        }
      }
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  /**
   * Asks the server whether this connection holds the lock: its end is heard of in no other way.
   *
   * <p>Throws STORAGE and not LOCKED: nobody else need hold the store, and running again is the
   * remedy; if somebody does, the next run is told so.
   */
  void requireHeld() {
    boolean held = sql.read(this::isHeld);
    if (!held) {
      throw Failure.storage(
          settings.where()
              + ": the connection that held the serving store for this run was lost, so another run"
              + " may have begun; nothing was changed, readers keep the former release. Check that"
              + " nothing ends idle connections and run again",
          null);
    }
  }

  @Override
  public void close() {
    sql.close();
  }

  /** Whoever wrote itself down and still has the connection that holds the lock. */
  static Optional<Holder> holder(Sql sql) throws SQLException {
    return sql
        .query(
            row -> new Holder(row.getString("who"), sql.dialect().instant(row, "since")),
            """
            select who, since from lock_holder h join pg_locks l on l.pid = h.process
            where l.locktype = 'advisory' and l.granted and l.classid = 1146179175""")
        .stream()
        .findFirst();
  }

  private boolean isHeld() throws SQLException {
    return sql.connection().isValid(ANSWER_SECONDS)
        && !sql.numbers(
                """
                select 1 from pg_locks where locktype = 'advisory' and granted
                  and pid = pg_backend_pid() and classid = 1146179175""")
            .isEmpty();
  }

  private static void requireFree(PostgresSettings settings, Sql sql) throws SQLException {
    boolean free =
        sql.query(row -> row.getBoolean(1), "select pg_try_advisory_lock(" + KEY + ")").get(0);
    if (!free) {
      throw Failure.locked(
          settings.where()
              + ": the serving store is held by "
              + holder(sql)
                  .map(holder -> holder.who() + " since " + holder.since())
                  .orElse("another process that is just starting")
              + "; let that run end, then run again");
    }
  }
}
