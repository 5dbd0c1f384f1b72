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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lake small and fast: removes what was kept long enough, joins small files, and deletes
 * the files of former versions, but none that a kept release was made from. The caller holds the
 * lock of the serving store.
 */
public final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  /**
   * Delta would else take the table's own duration, which says how long removals are remembered.
   */
  private static final Map<String, String> AS_TOLD =
      Map.of(
          "spark.databricks.delta.vacuum.retentionWindowIgnore.enabled", "false",
          "spark.databricks.delta.retentionDurationCheck.enabled", "false");

  /** A working folder in which nothing has changed for so long has no process any more. */
  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  private final Lake lake;
  private final Policy policy;
  private final Pins pins;
  private final Instant now;
  private final Expiry expiry;

  /**
   * How long things stay.
   *
   * @param formerVersions files of former versions, for notebooks that are still reading them
   * @param dates newest as-of dates of gold tables
   * @param rejects rejected rows
   */
  public record Policy(Duration formerVersions, int dates, Duration rejects) {}

  /**
   * @param kept numbers of the releases that the serving store keeps
   */
  public Upkeep(Lake lake, Ledger ledger, Policy policy, Collection<Long> kept, Instant now) {
    this.lake = lake;
    this.policy = policy;
    this.pins = Pins.of(ledger, kept);
    this.now = now;
    this.expiry = new Expiry(lake);
  }

  /**
   * All tables that there are. What says that a night's jobs have finished goes before what they
   * made: if this ends halfway, no night is taken for done whose rows are gone.
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
        uses.add(keep(table, oldDates));
      }
    }
    return uses;
  }

  private TableUse keep(Table table, List<LocalDate> oldDates) {
    Set<Long> pinned = pins.versions(table);
    DiskUse before = DiskUse.of(lake, table, pinned);
    long expired =
        table.equals(Tables.REJECTED_EVENTS)
            ? expiry.removeRejects(now.minus(policy.rejects()))
            : expiry.removeDates(table, oldDates);
    DiskUse joined = expired == 0 ? before : DiskUse.of(lake, table, pinned);
    if (joined.isScattered()) {
      lake.delta(table).optimize().executeCompaction();
      joined = DiskUse.of(lake, table, pinned);
    }
    Optional<Instant> oldest = oldestPinned(table, pinned);
    DiskUse after = joined;
    if (joined.hasNeedless()) {
      vacuum(table, oldest);
      after = DiskUse.of(lake, table, pinned);
    }
    if (before.isWhole() && !after.isWhole()) {
      throw Failure.storage(
          table + ": files of a kept release are gone. Do not run maintain again; restore them",
          null);
    }
    TableUse use =
        new TableUse(
            table.name(),
            after.liveBytes(),
            after.pinnedBytes(),
            after.all() - after.liveBytes() - after.pinnedBytes(),
            Math.max(0, joined.all() - after.all()),
            expired,
            heldBy(oldest));
    LOG.info("{}", use);
    return use;
  }

  /** When the oldest version was written that a kept release needs. */
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

  /** Whole hours, since Delta rounds them: up, and one more for the time that passes meanwhile. */
  private void vacuum(Table table, Optional<Instant> oldest) {
    long hours = policy.formerVersions().toHours();
    if (oldest.isPresent()) {
      hours = Math.max(hours, Duration.between(oldest.get(), now).toHours() + 2);
    }
    lake.rememberRemovals(table, Duration.ofHours(hours));
    RuntimeConfig conf = lake.spark().conf();
    AS_TOLD.forEach(conf::set);
    try {
      lake.delta(table).vacuum((double) hours);
    } finally {
      AS_TOLD.keySet().forEach(conf::unset);
    }
  }

  private String heldBy(Optional<Instant> oldest) {
    Instant configured = now.minus(policy.formerVersions());
    return oldest
        .filter(written -> written.isBefore(configured))
        .map(written -> "a kept release, made from a version of " + written)
        .orElse("maintain.former-versions, " + policy.formerVersions().toDays() + " days");
  }
}
