package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one night to the serving store: loaded, counted, then shown or kept. */
public final class Publisher {

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final ServingStore store;
  private final int keepReleases;
  private final FaultPoint faults;

  /** The caller locks and closes the store. */
  public Publisher(ServingStore store, int keepReleases, FaultPoint faults) {
    this.store = store;
    this.keepReleases = keepReleases;
    this.faults = faults;
  }

  /**
   * A release that is completely loaded but not shown yet.
   *
   * @param former the release that readers see; 0 before the first
   * @param rows by the name of the public view
   */
  public record Staged(long release, long former, Map<String, Long> rows) {
    public Staged {
      rows = Map.copyOf(rows);
    }
  }

  /** Loads a night that may be published; readers still see the former release. */
  public Staged load(Run run, String runKey, ServedNight night) {
    long former = store.current().map(Release::number).orElse(0L);
    long release = store.begin(run, runKey);
    faults.reach("begun");
    night
        .tables()
        .forEach(
            (table, rows) -> {
              store.load(release, table, rows);
              faults.reach("loaded/" + table.name());
            });
    requireCounts(release, night.measured());
    store.compare(former, release);
    faults.reach("compared");
    return new Staged(release, former, store.counts(release));
  }

  /**
   * Shows a staged night in all tables at once and drops releases that need not be kept any longer.
   *
   * @param publishedAt written with the pointer
   */
  public Release show(Staged staged, Instant publishedAt) {
    store.flip(staged.former(), staged.release(), publishedAt);
    faults.reach("flipped");
    dropOld();
    return store.current().orElseThrow();
  }

  /** Keeps a staged night without showing it, because readers see a night of a later date. */
  public Release keep(Staged staged, Instant keptAt) {
    store.keep(staged.release(), keptAt);
    dropOld();
    return store.kept().stream()
        .filter(release -> release.number() == staged.release())
        .findFirst()
        .orElseThrow();
  }

  /** Compares the rows in the store with the rows that were measured before the load. */
  private void requireCounts(long release, List<ServedNight.Measured> measured) {
    Map<String, Long> expected = new TreeMap<>();
    ServingTable.all().forEach(table -> expected.put(table.name(), 0L));
    measured.forEach(table -> expected.put(table.table().shortName(), table.rows()));
    Map<String, Long> held = store.counts(release);
    if (!held.equals(expected)) {
      throw Failure.storage(
          "serving store, release "
              + release
              + ": rows loaded are "
              + held
              + ", must be "
              + expected
              + "; nothing was published. Run the night again",
          null);
    }
  }

  /** A failure is only logged: the night is published already, and the next one drops the rest. */
  private void dropOld() {
    try {
      List<Long> dropped = store.dropBeyond(keepReleases);
      LOG.debug("dropped releases {}", dropped);
    } catch (Failure e) {
      LOG.warn("former releases stay in the serving store: {}", e.getMessage());
    }
  }
}
