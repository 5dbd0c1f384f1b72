package io.dangol.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Failure;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lake small and fast. It removes rows that have been kept long enough, compacts small
 * files, and deletes files of former versions, but no file that a kept release was made from. The
 * caller holds the lock of the serving store.
 */
public final class Maintenance {
  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

  /** A working folder without changes for this long belongs to no running process. */
  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  private final Lake lake;
  private final Policy policy;
  private final Pins pins;
  private final Instant now;
  private final Expiry expiry;

  /**
   * How long things are kept.
   *
   * @param formerVersions time for files of former versions, which notebooks may still be reading
   * @param dates number of newest as-of dates of gold tables
   * @param rejects time for rejected rows
   */
  public record Policy(Duration formerVersions, int dates, Duration rejects) {}

  /**
   * @param kept numbers of the releases that the serving store keeps
   */
  public Maintenance(Lake lake, Ledger ledger, Policy policy, Collection<Long> kept, Instant now) {
    this.lake = lake;
    this.policy = policy;
    this.pins = Pins.of(ledger, kept);
    this.now = now;
    this.expiry = new Expiry(lake);
  }

  /**
   * Maintains all tables. It begins with the table that says which jobs have finished: if the
   * maintenance ends halfway, no night without its rows counts as finished.
   */
  public List<TableUse> run() {
    List<LocalDate> oldDates = expiry.oldDates(policy.dates(), pins);
    List<Table> tables = new ArrayList<>(Tables.all());
    tables.remove(Tables.JOB_RUNS);
    tables.add(0, Tables.JOB_RUNS);
    int leftovers =
        Leftovers.remove(
            lake.spark().sparkContext().hadoopConfiguration(),
            lake.home(),
            now.minus(ABANDONED_AFTER));
    LOG.info("{} working folders of killed processes removed", leftovers);
    List<TableUse> uses = new ArrayList<>();
    for (Table table : tables) {
      if (lake.exists(table)) {
        uses.add(maintain(table, oldDates));
      }
    }
    return uses;
  }

  private TableUse maintain(Table table, List<LocalDate> oldDates) {
    Set<Long> pinned = pins.versions(table);
    DiskUse before = DiskUse.of(lake, table, pinned);
    long expired = removeExpired(table, oldDates);
    DiskUse compacted = expired == 0 ? before : DiskUse.of(lake, table, pinned);
    if (compacted.isScattered()) {
      lake.delta(table).optimize().executeCompaction();
      compacted = DiskUse.of(lake, table, pinned);
    }
    Optional<Instant> oldest = oldestPinned(table, pinned);
    DiskUse after = compacted;
    if (compacted.hasUnneeded()) {
      vacuum(table, oldest);
      after = DiskUse.of(lake, table, pinned);
    }
    requireStillWhole(table, before, after);
    long freed = Math.max(0, compacted.all() - after.all());
    TableUse use = use(table, after, freed, expired, heldBy(oldest));
    LOG.info("{}", use);
    return use;
  }

  private long removeExpired(Table table, List<LocalDate> oldDates) {
    return Kept.of(table) == Kept.DAYS
        ? expiry.removeRejects(now.minus(policy.rejects()))
        : expiry.removeDates(table, oldDates);
  }

  private static TableUse use(
      Table table, DiskUse files, long freed, long rowsExpired, String heldBy) {
    long retained = files.all() - files.liveBytes() - files.pinnedBytes();
    return new TableUse(
        table.name(), files.liveBytes(), files.pinnedBytes(), retained, freed, rowsExpired, heldBy);
  }

  private static void requireStillWhole(Table table, DiskUse before, DiskUse after) {
    if (before.isWhole() && !after.isWhole()) {
      throw Failure.storage(
          table + ": files of a kept release are gone. Do not run maintain again; restore them",
          null);
    }
  }

  /** The time at which the oldest version was written that a kept release needs. */
  private Optional<Instant> oldestPinned(Table table, Set<Long> versions) {
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    long oldest = versions.iterator().next();
    List<Row> commits =
        lake.delta(table)
            .history()
            .where(col("version").equalTo(lit(oldest)))
            .select("timestamp")
            .collectAsList();
    if (commits.isEmpty()) {
      throw Failure.storage(
          table + ": version " + oldest + ", which a kept release was made from, has left the log",
          null);
    }
    return Optional.of(commits.get(0).getTimestamp(0).toInstant());
  }

  /** Rounds up to whole hours, as Delta needs, and adds one for the time that passes meanwhile. */
  private void vacuum(Table table, Optional<Instant> oldest) {
    long hours = policy.formerVersions().toHours();
    if (oldest.isPresent()) {
      hours = Math.max(hours, Duration.between(oldest.get(), now).toHours() + 2);
    }
    lake.rememberRemovals(table, Duration.ofHours(hours));
    Vacuum.keeping(hours, lake, table);
  }

  private String heldBy(Optional<Instant> oldest) {
    Instant configured = now.minus(policy.formerVersions());
    return oldest
        .filter(written -> written.isBefore(configured))
        .map(written -> "a kept release, made from a version of " + written)
        .orElse("maintain.former-versions, " + policy.formerVersions().toDays() + " days");
  }
}
