package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.job.Run;
import io.dangol.table.Words.ReleaseState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serving store in one schema of a PostgreSQL server. Executors load in parallel, and readers and
 * publishing never wait for each other.
 *
 * <p>Every table has a partition for each release; it is filled and gets its key before it is
 * attached. Nobody can read removed rows, but the server overwrites their bytes only later.
 */
public final class PostgresStore implements ServingStore {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);

  private final PostgresSettings settings;
  private final Sql sql;
  private final ReleaseLedger ledger;
  private final StoreTables tables;
  private final PostgresReaders readers;
  private final PostgresPartitions partitions;
  private Optional<PostgresLock> lock = Optional.empty();

  private PostgresStore(PostgresSettings settings, Sql sql) {
    this.settings = settings;
    this.sql = sql;
    this.ledger = new ReleaseLedger(sql);
    this.tables = new StoreTables(sql);
    this.readers = new PostgresReaders(sql);
    this.partitions = new PostgresPartitions(sql, readers);
  }

  /** Connects, and creates or completes the tables of the schema. */
  public static PostgresStore open(PostgresSettings settings) {
    PostgresStore store = new PostgresStore(settings, PostgresConnections.sql(settings, "publish"));
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

  @Override
  public Hold lock(Holder holder) {
    PostgresLock taken = PostgresLock.take(settings, holder);
    lock = Optional.of(taken);
    return taken;
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
    long release =
        sql.write(
            () -> {
              for (long leftover : ledger.staged()) {
                ledger.mark(leftover, ReleaseState.ABANDONED);
              }
              return ledger.stage(run, runKey);
            });
    try {
      sql.run(partitions::sweep);
    } catch (Failure e) {
      LOG.warn("former releases stay in the serving store: {}", e.getMessage());
    }
    return release;
  }

  @Override
  public long load(long release, ServingTable table, Dataset<Row> loaded) {
    return new PostgresLoad(settings, sql, ledger).into(release, table, loaded);
  }

  @Override
  public Map<String, Long> counts(long release) {
    return sql.read(() -> tables.counts(release));
  }

  @Override
  public void compare(long former, long release) {
    sql.write(() -> compared(former, release));
  }

  @Override
  public void flip(long former, long release, Instant publishedAt) {
    show(release, () -> ledger.point(former, release, publishedAt));
  }

  @Override
  public void rollBack(long former, long release, Instant publishedAt) {
    show(
        release, () -> ledger.pointBack(former, release, publishedAt) && compared(former, release));
  }

  @Override
  public void keep(long release, Instant keptAt) {
    lock.ifPresent(PostgresLock::requireHeld);
    requireDone(release, sql.write(() -> ledger.keep(release, keptAt)));
  }

  @Override
  public List<Long> dropBeyond(int former) {
    List<Long> old =
        sql.write(
            () -> {
              List<Long> beyond = ledger.beyond(former);
              for (long release : beyond) {
                ledger.mark(release, ReleaseState.DROPPED);
              }
              readers.note();
              return beyond;
            });
    sql.run(partitions::sweep);
    return old;
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
    sql.run(
        () -> {
          for (String table : erased.keySet()) {
            // The statistics have values that are frequent.
            sql.execute("vacuum (analyze) released_" + table);
          }
        });
    return erased;
  }

  @Override
  public void close() {
    sql.close();
  }

  private boolean compared(long former, long release) throws SQLException {
    String partition = PostgresLayout.partition(ReleaseChanges.TABLE, release);
    if (sql.texts("select 1 where to_regclass(?) is not null", partition).isEmpty()) {
      sql.execute(PostgresLayout.createPartition(ReleaseChanges.TABLE, release));
      sql.execute(PostgresLayout.attach(ReleaseChanges.TABLE, release));
    }
    return ReleaseChanges.make(sql, former, release);
  }

  private void show(long release, Sql.Work<Boolean> point) {
    sql.run(readers::awaitPlannedStatements);
    lock.ifPresent(PostgresLock::requireHeld);
    boolean moved =
        sql.write(
            () -> {
              readers.forget(release);
              return point.done();
            });
    requireDone(release, moved);
  }

  private void requireDone(long release, boolean done) {
    if (!done) {
      throw ReleaseLedger.overtaken(settings.where(), release);
    }
  }
}
