package io.dangol.publish;

import static io.dangol.table.Columns.CUSTOMER_ID;

import io.dangol.job.Failure;
import io.dangol.job.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sqlite.SQLiteConfig;

/**
 * A serving store in one SQLite file on a local disk: nothing to install, for one host.
 *
 * <p>One connection writes; readers are never blocked (WAL). A table is loaded in one transaction,
 * so the {@code -wal} file grows to the size of the largest table until the load is done. Removed
 * rows are overwritten in the file.
 */
public final class SqliteStore implements ServingStore {

  /** Work inside the one connection. */
  private interface Work<T> {
    T done() throws SQLException;
  }

  private final Path file;
  private final Sql sql;
  private final ReleaseLedger ledger;

  private SqliteStore(Path file, Connection connection) {
    this.file = file;
    this.sql = new Sql(connection);
    this.ledger = new ReleaseLedger(sql);
  }

  /** Opens the file, and makes it and its folder where they are missing. */
  public static SqliteStore open(PublishSettings.Sqlite settings) {
    Path file = settings.path().toAbsolutePath();
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(settings.busyTimeoutSeconds() * 1000);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.setCacheSize(-65_536); // KiB
    try {
      Files.createDirectories(file.getParent());
      return upgraded(new SqliteStore(file, config.createConnection("jdbc:sqlite:" + file)));
    } catch (IOException e) {
      throw Failure.storage(
          file.getParent()
              + ": the folder of the serving store cannot be made ("
              + e
              + "). Check that its parent is writable, or set publish.sqlite.path",
          e);
    } catch (SQLException e) {
      throw SqliteTrouble.failure(file, e);
    }
  }

  @Override
  public Hold lock(Holder holder) {
    return StoreLock.take(file.resolveSibling(file.getFileName() + ".lock"), holder);
  }

  @Override
  public Optional<Release> current() {
    return read(ledger::current);
  }

  @Override
  public List<Release> kept() {
    return read(ledger::kept);
  }

  @Override
  public long begin(Run run, String runKey) {
    return write(
        () -> {
          for (long leftover : ledger.staged()) {
            remove(leftover, "abandoned");
          }
          return ledger.stage(run, runKey);
        });
  }

  @Override
  public long load(long release, ServingTable table, Dataset<Row> rows) {
    return write(
        () -> {
          if (!ledger.staged().contains(release)) {
            throw overtaken(release);
          }
          long inserted = SqliteLoad.into(sql.connection(), release, table, rows);
          ledger.count(release, table.name(), inserted);
          // Without statistics SQLite takes a release for ten rows and would rather read all of it
          // than use an index.
          sql.execute("analyze " + table.storage());
          return inserted;
        });
  }

  @Override
  public Map<String, Long> counts(long release) {
    return read(
        () -> {
          Map<String, Long> counts = new TreeMap<>();
          for (ServingTable table : ServingTable.all()) {
            String count = "select count(*) from " + table.storage() + " where release = ?";
            counts.put(table.name(), sql.numbers(count, release).get(0));
          }
          return counts;
        });
  }

  @Override
  public void compare(long former, long release) {
    write(() -> compared(former, release));
  }

  @Override
  public void flip(long former, long release, Instant publishedAt) {
    boolean moved = write(() -> ledger.point(former, release, publishedAt));
    if (!moved) {
      throw overtaken(release);
    }
  }

  @Override
  public void rollBack(long former, long release, Instant publishedAt) {
    boolean moved =
        write(
            () -> ledger.pointBack(former, release, publishedAt) && compared(former, release) >= 0);
    if (!moved) {
      throw overtaken(release);
    }
  }

  @Override
  public void keep(long release, Instant keptAt) {
    boolean kept = write(() -> ledger.keep(release, keptAt));
    if (!kept) {
      throw overtaken(release);
    }
  }

  @Override
  public List<Long> dropBeyond(int former) {
    return write(
        () -> {
          List<Long> old = ledger.beyond(former);
          for (long release : old) {
            remove(release, "dropped");
          }
          return old;
        });
  }

  @Override
  public Map<String, Long> erase(long customerId) {
    Map<String, Long> erased =
        write(
            () -> {
              Map<String, Long> rows = new TreeMap<>();
              for (ServingTable table : ServingTable.stored()) {
                if (table.has(CUSTOMER_ID)) {
                  rows.put(table.name(), erase(table, customerId));
                }
              }
              return rows;
            });
    // Former pages live on in the write-ahead log until it is emptied.
    boolean busy = read(() -> sql.numbers("pragma wal_checkpoint(truncate)").get(0) != 0);
    if (busy) {
      throw Failure.storage(
          file
              + ": the customer's rows are removed, but an open reader keeps the write-ahead log from"
              + " being emptied. Close long readers and erase again",
          null);
    }
    return erased;
  }

  @Override
  public void close() {
    try {
      sql.connection().close();
    } catch (SQLException e) {
      throw SqliteTrouble.failure(file, e);
    }
  }

  /** Writes nothing to a file that fits, so that opening never waits for another run's load. */
  private static SqliteStore upgraded(SqliteStore store) throws SQLException {
    boolean fits = false;
    try {
      store.sql.execute("pragma analysis_limit = 1000");
      SqliteUpgrade upgrade = new SqliteUpgrade(store.file, store.sql);
      if (!store.read(() -> upgrade.statements(ServingTable.stored())).isEmpty()) {
        store.write(
            () -> {
              List<String> statements = upgrade.statements(ServingTable.stored());
              for (String statement : statements) {
                store.sql.execute(statement);
              }
              return statements.size();
            });
      }
      fits = true;
      return store;
    } finally {
      if (!fits) {
        store.close();
      }
    }
  }

  /** Rows of the view {@code changed_since_last_release}. */
  private long compared(long former, long release) throws SQLException {
    long rows = 0;
    for (String statement : ReleaseChanges.statements(former, release)) {
      rows = sql.update(statement);
    }
    return rows;
  }

  private void remove(long release, String state) throws SQLException {
    for (ServingTable table : ServingTable.stored()) {
      sql.update("delete from " + table.storage() + " where release = ?", release);
    }
    ledger.mark(release, state);
  }

  /** Release by release, because the index begins with it. */
  private long erase(ServingTable table, long customerId) throws SQLException {
    return sql.update(
        "delete from "
            + table.storage()
            + " where release in (select release from releases) and customer_id = ?",
        customerId);
  }

  private Failure overtaken(long release) {
    return Failure.locked(
        file
            + ": release "
            + release
            + " was not published, another run has published or begun since this one began. See"
            + " which release is current and run the night again");
  }

  private <T> T read(Work<T> work) {
    try {
      return work.done();
    } catch (SQLException e) {
      throw SqliteTrouble.failure(file, e);
    }
  }

  /** All of the work or none of it. */
  private <T> T write(Work<T> work) {
    Connection connection = sql.connection();
    try {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.done();
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqliteTrouble.failure(file, e);
    }
  }
}
