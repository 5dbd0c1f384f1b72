package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.publish.ServingStore.Hold;
import io.dangol.publish.ServingStore.Holder;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Holds the store by two things: a row that only the job may write, and an advisory lock of the
 * server on a separate connection. The lock ends with the connection.
 *
 * <p>Any user who may connect can take any advisory lock, so the advisory lock alone proves
 * nothing. The row in {@code lock_holder} names the process that holds the store, and the key of
 * the advisory lock is a hash of that row. Only both together count. Nobody can take the lock in
 * advance, because the row contains an instant. The connection must not go through a pool that
 * shares it between transactions.
 */
final class PostgresLock implements Hold {

  private static final int CLASS = 1146179175;

  private static final String KEY = "hashtext(who || extract(epoch from since)::text)";

  /** The row, if its process holds the advisory lock of that row in this database. */
  private static final String HELD =
      """
      select who, since from lock_holder h join pg_locks l on l.pid = h.process
      where l.locktype = 'advisory' and l.granted and l.mode = 'ExclusiveLock'
        and l.classid = %s and l.objid = %s::oid and l.objsubid = 2
        and l.database = (select oid from pg_database where datname = current_database())"""
          .formatted(CLASS, KEY);

  private static final int ANSWER_SECONDS = 10;

  private final PostgresSettings settings;
  private final Sql sql;

  private PostgresLock(PostgresSettings settings, Sql sql) {
    this.settings = settings;
    this.sql = sql;
  }

  static PostgresLock take(PostgresSettings settings, Holder holder) {
    Sql sql = PostgresConnections.sql(settings, "lock");
    boolean held = false;
    try {
      held = sql.write(() -> isTaken(settings, sql, holder));
      if (!held) {
        throw Failure.storage(
            settings.where() + ": another session holds the lock that was drawn; run again", null);
      }
      return new PostgresLock(settings, sql);
    } finally {
      if (!held) {
        sql.close();
      }
    }
  }

  /**
   * Asks the server whether this connection still holds the lock; nothing else tells that it was
   * lost.
   *
   * <p>Throws STORAGE and not LOCKED, because it is not known whether another run holds the store.
   * The remedy is to run again; if another run holds the store, that run reports it.
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

  /** The process in the row, if its connection still holds the lock. */
  static Optional<Holder> holder(Sql sql) throws SQLException {
    return sql
        .query(row -> new Holder(row.getString("who"), sql.dialect().instant(row, "since")), HELD)
        .stream()
        .findFirst();
  }

  private boolean isHeld() throws SQLException {
    return sql.connection().isValid(ANSWER_SECONDS)
        && !sql.texts(HELD + " and l.pid = pg_backend_pid()").isEmpty();
  }

  /** The transaction is short; a concurrent run waits for the row. */
  private static boolean isTaken(PostgresSettings settings, Sql sql, Holder holder)
      throws SQLException {
    sql.update(
        "insert into lock_holder values (1, 0, '', ?) on conflict do nothing",
        holder.since().toString());
    sql.numbers("select only_row from lock_holder for update");
    Optional<Holder> other = holder(sql);
    if (other.isPresent()) {
      throw Failure.locked(
          "%s: the serving store is held by %s since %s; let that run end, then run again"
              .formatted(settings.where(), other.get().who(), other.get().since()));
    }
    sql.update(
        "update lock_holder set process = pg_backend_pid(), who = ?, since = ?",
        holder.who(),
        holder.since().toString());
    return sql.query(
            row -> row.getBoolean(1),
            "select pg_try_advisory_lock(%s, %s) from lock_holder".formatted(CLASS, KEY))
        .get(0);
  }
}
