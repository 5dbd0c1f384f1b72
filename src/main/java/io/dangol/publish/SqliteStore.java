package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.job.Run;
import io.dangol.table.Words.ReleaseState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A serving store in one SQLite file on a local disk, for one host and without any installation.
 *
 * <p>One connection writes; readers are never blocked (WAL). A table is loaded in one transaction,
 * so the {@code -wal} file grows to the size of the largest table during the load. Removed rows are
 * overwritten, so that erased values remain in no file.
 */
public final class SqliteStore implements ServingStore {
  private final Path file;
  private final Sql sql;
  private final ReleaseLedger ledger;
  private final StoreTables tables;

  private SqliteStore(Path file, Connection connection) {
    this.file = file;
    this.sql = new Sql(connection, new SqliteDialect(file));
    this.ledger = new ReleaseLedger(sql);
    this.tables = new StoreTables(sql);
  }

  /**
   * Opens the file. A missing file and its folder are created so that only their owner can read
   * them. SQLite gives the {@code -wal} and {@code -shm} files the permissions of this one.
   */
  public static SqliteStore open(PublishSettings.Sqlite settings) {
    Path file = settings.path().toAbsolutePath();
    try {
      return fitting(new SqliteStore(file, SqliteConnections.forWriting(settings)));
    } catch (SQLException e) {
      throw new SqliteDialect(file).failure(e);
    }
  }

  @Override
  public Hold lock(Holder holder) {
    return StoreLock.take(StoreLock.lockFile(file), holder);
  }

  @Override
  public Optional<String> lake() {
    return sql.read(ledger::lake);
  }

  @Override
  public void belongTo(String lake) {
    sql.write(() -> ledger.belongTo(lake));
  }

  @Override
  public Optional<Release> current() {
    return sql.read(ledger::current);
  }

  @Override
  public List<Release> kept() {
    return sql.read(ledger::kept);
  }

  @Override
  public long begin(Run run, String runKey) {
    return sql.write(
        () -> {
          for (long leftover : ledger.staged()) {
            remove(leftover, ReleaseState.ABANDONED);
          }
          return ledger.stage(run, runKey);
        });
  }

  @Override
  public long load(long release, ServingTable table, Dataset<Row> loaded) {
    return sql.write(
        () -> {
          requireDone(release, ledger.staged().contains(release));
          long inserted = SqliteLoad.into(sql.connection(), release, table, loaded);
          ledger.count(release, table.name(), inserted);
          // Without statistics SQLite assumes ten rows per release and scans it instead of using an
          // index.
          sql.execute("analyze " + table.storage());
          return inserted;
        });
  }

  @Override
  public Map<String, Long> counts(long release) {
    return sql.read(() -> tables.counts(release));
  }

  @Override
  public void compare(long former, long release) {
    sql.write(() -> ReleaseChanges.make(sql, former, release));
  }

  @Override
  public void flip(long former, long release, Instant publishedAt) {
    requireDone(release, sql.write(() -> ledger.point(former, release, publishedAt)));
  }

  @Override
  public void rollBack(long former, long release, Instant publishedAt) {
    requireDone(
        release,
        sql.write(
            () ->
                ledger.pointBack(former, release, publishedAt)
                    && ReleaseChanges.make(sql, former, release)));
  }

  @Override
  public void keep(long release, Instant keptAt) {
    requireDone(release, sql.write(() -> ledger.keep(release, keptAt)));
  }

  @Override
  public List<Long> dropBeyond(int former) {
    return sql.write(
        () -> {
          List<Long> old = ledger.beyond(former);
          for (long release : old) {
            remove(release, ReleaseState.DROPPED);
          }
          return old;
        });
  }

  @Override
  public WithheldAccounts withheld() {
    return new WithheldAccounts(sql);
  }

  @Override
  public Map<String, Long> rowsOf(Collection<Long> customers) {
    return sql.read(() -> tables.rowsOf(customers));
  }

  @Override
  public Map<String, Long> erase(Collection<Long> customers) {
    Map<String, Long> erased = sql.write(() -> tables.erase(customers));
    // The write-ahead log holds the former pages until it is emptied.
    boolean busy = sql.read(() -> sql.numbers("pragma wal_checkpoint(truncate)").get(0) != 0);
    if (busy) {
      throw Failure.storage(
          file
              + ": the customers' rows are removed, but an open reader keeps the write-ahead log from"
              + " being emptied. Close long readers and erase again",
          null);
    }
    return erased;
  }

  @Override
  public void close() {
    sql.close();
  }

  private void requireDone(long release, boolean done) {
    if (!done) {
      throw ReleaseLedger.overtaken(file.toString(), release);
    }
  }

  private static SqliteStore fitting(SqliteStore store) throws SQLException {
    boolean fits = false;
    try {
      store.sql.execute("pragma analysis_limit = 1000");
      new SqliteUpgrade(store.file, store.sql).apply();
      fits = true;
      return store;
    } finally {
      if (!fits) {
        store.close();
      }
    }
  }

  private void remove(long release, ReleaseState state) throws SQLException {
    for (ServingTable table : ServingTable.stored()) {
      sql.update("delete from " + table.storage() + " where release = ?", release);
    }
    ledger.mark(release, state);
  }
}
