package io.dangol.publish;

import io.dangol.job.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where a CRM reads: one consistent night behind one pointer.
 *
 * <p>A release is staged ({@link #begin}), loaded table by table, and becomes visible in all tables
 * at once by {@link #flip}. Until then, and after a crash at any point before it, readers see the
 * former release whole. Trouble with the store is a {@link io.dangol.job.Failure} of kind STORAGE;
 * being overtaken by another run is one of kind LOCKED.
 */
public interface ServingStore extends AutoCloseable {

  /**
   * Who holds the store.
   *
   * @param who run, process and host, in words for the message of the next one who comes
   */
  record Holder(String who, Instant since) {}

  /** A lock that is held until it is closed or its process dies. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes the store for one run; LOCKED, saying who holds it since when, if it is taken. */
  Hold lock(Holder holder);

  /**
   * The id of the lake whose nights the store holds; empty for a store that no night has claimed.
   */
  Optional<String> lake();

  /** From now on the store holds the nights of this lake. The caller holds the lock. */
  void belongTo(String lake);

  /** What readers see; empty before the first release. */
  Optional<Release> current();

  /** The releases that can be shown, whatever their state, newest first. */
  List<Release> kept();

  /**
   * Opens a new release for loading and returns its number. Whatever former attempts left behind is
   * removed first. The caller holds the lock.
   */
  long begin(Run run, String runKey);

  /** Loads all rows of one table into a begun release, in one transaction; returns their number. */
  long load(long release, ServingTable table, Dataset<Row> rows);

  /** Rows that the store holds of a release, by the name of the public view. */
  Map<String, Long> counts(long release);

  /**
   * Makes the rows of {@code changed_since_last_release} that a loaded release will show.
   *
   * @param former the release that readers see; 0 before the first
   */
  void compare(long former, long release);

  /**
   * Shows a loaded or kept release instead of {@code former}, in all tables at once. LOCKED, with
   * nothing changed, if {@code former} is not current any more or {@code release} has been removed.
   *
   * @param former the current release as the caller knows it; 0 before the first
   */
  void flip(long former, long release, Instant publishedAt);

  /**
   * Shows a kept release as {@link #flip} does, compares it with {@code former}, and marks those
   * that were published after it, or are of a later night, as rolled back.
   */
  void rollBack(long former, long release, Instant publishedAt);

  /**
   * Keeps a loaded release beside the one that readers see, so that {@link #rollBack} can show it.
   * LOCKED if it has been removed.
   */
  void keep(long release, Instant keptAt);

  /**
   * Removes releases that can be shown beyond the current one, the newest {@code former} others
   * that were shown, and as many that were kept beside; returns their numbers, oldest first.
   */
  List<Long> dropBeyond(int former);

  /** Whom no view shows, of whatever release. */
  WithheldAccounts withheld();

  /**
   * Removes every row of a customer from every release; returns the rows removed by the name of the
   * public view. What the store's files still hold afterwards is said by the store.
   */
  Map<String, Long> erase(long customerId);

  @Override
  void close();
}
