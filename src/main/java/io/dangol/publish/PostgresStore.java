package io.dangol.publish;

import static io.dangol.table.Columns.CUSTOMER_ID;

import io.dangol.job.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A serving store in one schema of a PostgreSQL server: executors load side by side, and readers
 * and publishing never wait for each other.
 *
 * <p>Every table has a partition for each release, which is filled and given its key before it is
 * attached. Removed rows are out of reach at once; the server overwrites their bytes in its files
 * and its log in its own time.
 */
public final class PostgresStore implements ServingStore {

  private static final int PAUSE_MILLIS = 10;
  private static final int PAUSES = 100;

  private final PostgresSettings settings;
  private final Sql sql;
  private final ReleaseLedger ledger;
  private final PostgresPartitions partitions;

  private PostgresStore(PostgresSettings settings, Connection connection) {
    this.settings = settings;
    this.sql = new Sql(connection, new PostgresDialect(settings));
    this.ledger = new ReleaseLedger(sql);
    this.partitions = new PostgresPartitions(sql);
  }

  /** Connects, and makes or completes the tables of the schema. */
  public static PostgresStore open(PostgresSettings settings) {
    PostgresStore store = new PostgresStore(settings, connection(settings, "publish"));
    boolean fits = false;
    try {
      new PostgresUpgrade(settings, store.sql).apply();
      fits = true;
      return store;
    } finally {
      if (!fits) {
        store.close();
      }
    }
  }

  /** Whether a night was ever begun in the schema. */
  static boolean isThere(PostgresSettings settings) {
    try (Sql sql = new Sql(connection(settings, "look"), new PostgresDialect(settings))) {
      return sql.read(() -> !sql.texts("select to_regclass('current_release')").contains(null));
    }
  }

  static ServingQueries queries(PostgresSettings settings) {
    Connection connection = connection(settings, "look");
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new ServingQueries(new Sql(connection, new PostgresDialect(settings)));
    } catch (SQLException e) {
      throw new PostgresDialect(settings).failure(e);
    }
  }

  @Override
  public Hold lock(Holder holder) {
    return PostgresLock.take(settings, holder);
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
    long release =
        sql.write(
            () -> {
              for (long leftover : ledger.staged()) {
                ledger.mark(leftover, "abandoned");
              }
              return ledger.stage(run, runKey);
            });
    sweep();
    return release;
  }

  @Override
  public long load(long release, ServingTable table, Dataset<Row> rows) {
    return new PostgresLoad(settings, sql, ledger).into(release, table, rows);
  }

  @Override
  public Map<String, Long> counts(long release) {
    return sql.read(
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
  public void flip(long former, long release, Instant publishedAt) {
    show(release, () -> ledger.point(former, release, publishedAt));
  }

  @Override
  public void rollBack(long former, long release, Instant publishedAt) {
    show(release, () -> ledger.pointBack(former, release, publishedAt));
  }

  @Override
  public void keep(long release, Instant keptAt) {
    boolean kept = sql.write(() -> ledger.keep(release, keptAt));
    if (!kept) {
      throw ReleaseLedger.overtaken(settings.where(), release);
    }
  }

  @Override
  public List<Long> dropBeyond(int former) {
    List<Long> old =
        sql.write(
            () -> {
              List<Long> beyond = ledger.beyond(former);
              for (long release : beyond) {
                ledger.mark(release, "dropped");
              }
              partitions.noteReaders();
              return beyond;
            });
    sweep();
    return old;
  }

  @Override
  public Map<String, Long> erase(long customerId) {
    Map<String, Long> erased =
        sql.write(
            () -> {
              Map<String, Long> rows = new TreeMap<>();
              for (ServingTable table : ServingTable.all()) {
                if (table.has(CUSTOMER_ID)) {
                  String delete = "delete from " + table.storage() + " where customer_id = ?";
                  rows.put(table.name(), sql.update(delete, customerId));
                }
              }
              return rows;
            });
    sql.read(
        () -> {
          for (String table : erased.keySet()) {
            sql.execute("vacuum released_" + table);
          }
          return true;
        });
    return erased;
  }

  @Override
  public void close() {
    sql.close();
  }

  private void show(long release, Sql.Work<Boolean> point) {
    sql.read(
        () -> {
          awaitPlannedStatements();
          return true;
        });
    boolean moved =
        sql.write(
            () -> {
              partitions.forgetReaders(release);
              return point.done();
            });
    if (!moved) {
      throw ReleaseLedger.overtaken(settings.where(), release);
    }
  }

  private void sweep() {
    sql.read(
        () -> {
          partitions.sweep();
          return true;
        });
  }

  /**
   * A statement is planned, and only then takes the snapshot that it reads. One that was planned
   * before the release's partitions were attached must not see the pointer to them, so statements
   * that are at work are awaited. The gap lasts no more than moments: transactions that stay open
   * are not waited for longer than a second.
   */
  private void awaitPlannedStatements() throws SQLException {
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

  private static Connection connection(PostgresSettings settings, String purpose) {
    try {
      return PostgresConnections.open(settings, purpose);
    } catch (SQLException e) {
      throw new PostgresDialect(settings).failure(e);
    }
  }
}
