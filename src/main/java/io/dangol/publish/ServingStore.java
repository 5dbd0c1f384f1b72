package io.dangol.publish;

import io.dangol.job.Run;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The store that a CRM reads: one consistent night behind one pointer.
 *
 * <p>A release is staged ({@link #begin}), loaded table by table, and becomes visible in all tables
 * at once by {@link #flip}. Until then, and after a crash at any point before, readers see the
 * complete former release. An error of the store is a {@link io.dangol.job.Failure} of kind
 * STORAGE. If another run has overtaken this one, it is of kind LOCKED.
 */
public interface ServingStore extends AutoCloseable {

  /**
   * Who holds the store.
   *
   * @param who run, process and host, as shown to the next run that wants the lock
   */
  record Holder(String who, Instant since) {}

  /** A lock that is held until it is closed or its process dies. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes the store for one run. If it is taken: LOCKED, with the holder and since when. */
  Hold lock(Holder holder);

  /**
   * The id of the lake whose nights the store holds; empty for a store that no night has claimed.
   */
  Optional<String> lake();

  /** Claims the store for the nights of this lake. The caller holds the lock. */
  void belongTo(String lake);

  /** What readers see; empty before the first release. */
  Optional<Release> current();

  /** The releases that can be shown, in any state, newest first. */
  List<Release> kept();

  /**
   * Opens a new release for loading and returns its number. Remains of former attempts are removed
   * first. The caller holds the lock.
   */
  long begin(Run run, String runKey);

  /** Loads all rows of one table into a begun release, in one transaction; returns their number. */
  long load(long release, ServingTable table, Dataset<Row> rows);

  /** Rows that the store holds of a release, by the name of the public view. */
  Map<String, Long> counts(long release);

  /**
   * Computes the rows of {@code changed_since_last_release} for a loaded release.
   *
   * @param former the release that readers see; 0 before the first
   */
  void compare(long former, long release);

  /**
   * Shows a loaded or kept release instead of {@code former}, in all tables at once. LOCKED, with
   * nothing changed, if {@code former} is no longer current or {@code release} has been removed.
   *
   * @param former the current release as the caller knows it; 0 before the first
   */
  void flip(long former, long release, Instant publishedAt);

  /**
   * Shows a kept release as {@link #flip} does and compares it with {@code former}. Releases that
   * were published after it, or are of a later night, are marked as rolled back.
   */
  void rollBack(long former, long release, Instant publishedAt);

  /**
   * Keeps a loaded release without showing it, so that {@link #rollBack} can show it later. LOCKED
   * if it has been removed.
   */
  void keep(long release, Instant keptAt);

  /**
   * Removes old releases. The current one stays, as do the newest {@code former} others that were
   * shown and the newest {@code former} that were kept without being shown. Returns the numbers of
   * the removed releases, oldest first.
   */
  List<Long> dropBeyond(int former);

  /** The accounts that no view shows, of any release. */
  WithheldAccounts withheld();

  /**
   * Removes every row of customers from every release; returns the rows removed by the name of the
   * public view. Each store documents what its files may still contain afterwards.
   */
  Map<String, Long> erase(Collection<Long> customers);

  /** The rows that {@link #erase} would remove, by the name of the public view. */
  Map<String, Long> rowsOf(Collection<Long> customers);

  @Override
  void close();
}
