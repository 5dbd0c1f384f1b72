package io.dangol.publish;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ITEM_CODE;
import static io.dangol.table.Columns.RELATED_ITEM_CODE;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.GateResult;
import io.dangol.job.Run;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one night's gold tables to the serving store: measured, gated, loaded, counted, shown. */
public final class Publisher {

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final ServingStore store;
  private final int keepReleases;
  private final FaultPoint faults;

  /** The store stays the caller's to lock and to close. */
  public Publisher(ServingStore store, int keepReleases, FaultPoint faults) {
    this.store = store;
    this.keepReleases = keepReleases;
    this.faults = faults;
  }

  /**
   * A release that is loaded whole and not shown yet.
   *
   * @param former the release that readers see; 0 before the first
   * @param rows by the name of the public view
   */
  public record Staged(long release, long former, Map<String, Long> rows, List<GateResult> gates) {
    public Staged {
      rows = Map.copyOf(rows);
      gates = List.copyOf(gates);
    }
  }

  /**
   * What was measured of one table on its way to the store.
   *
   * @param rows rows to be served
   * @param withoutAccount of these, rows whose customer has no account in the vault
   * @param withoutItem of these, rows whose item is unknown
   */
  public record Measured(Table table, long rows, long withoutAccount, long withoutItem) {}

  /** Decides whether a night is loaded at all. */
  @FunctionalInterface
  public interface Gates {

    /** Lets everything pass. */
    Gates OPEN = tables -> List.of();

    /** What they measured; throws a {@link Failure} of kind GATE if one of them refuses. */
    List<GateResult> of(List<Measured> tables);
  }

  /**
   * Loads the night behind the gates; readers still see the former release.
   *
   * @param gold the rows of the night for each published table; a table that is not made is left
   *     out and its view is empty
   */
  public Staged stage(
      Run run,
      String runKey,
      Map<Table, Dataset<Row>> gold,
      Dataset<Row> identities,
      Dataset<Row> items,
      Gates gates) {
    long former = store.current().map(Release::number).orElse(0L);
    Map<ServingTable, Dataset<Row>> served = served(gold, identities, items);
    List<Measured> measured = measured(served);
    List<GateResult> passed = gates.of(measured);
    faults.reach("gates");
    long release = store.begin(run, runKey);
    faults.reach("begun");
    served.forEach(
        (table, rows) -> {
          store.load(release, table, rows);
          faults.reach("loaded/" + table.name());
        });
    requireCounts(release, measured);
    store.compare(former, release);
    faults.reach("compared");
    return new Staged(release, former, store.counts(release), passed);
  }

  /**
   * Shows a staged night in all tables at once and drops releases that are not kept any more.
   *
   * @param publishedAt written beside the pointer
   */
  public Release show(Staged staged, Instant publishedAt) {
    store.flip(staged.former(), staged.release(), publishedAt);
    faults.reach("flipped");
    dropOld();
    return store.current().orElseThrow();
  }

  /** Keeps a staged night beside the one that readers see, which is of a later date. */
  public Release keep(Staged staged, Instant keptAt) {
    store.keep(staged.release(), keptAt);
    dropOld();
    return store.kept().stream()
        .filter(release -> release.number() == staged.release())
        .findFirst()
        .orElseThrow();
  }

  private static Map<ServingTable, Dataset<Row>> served(
      Map<Table, Dataset<Row>> gold, Dataset<Row> identities, Dataset<Row> items) {
    Map<ServingTable, Dataset<Row>> served = new LinkedHashMap<>();
    for (ServingTable table : ServingTable.all()) {
      Dataset<Row> rows = gold.get(table.gold());
      if (rows != null) {
        served.put(table, ServingRows.of(table.gold(), rows, identities, items));
      }
    }
    if (served.size() != gold.size()) {
      throw new IllegalArgumentException("not all of these are published tables: " + gold.keySet());
    }
    return served;
  }

  private static List<Measured> measured(Map<ServingTable, Dataset<Row>> served) {
    List<Measured> measured = new ArrayList<>();
    served.forEach(
        (table, rows) -> {
          Row found =
              rows.agg(
                      count(lit(1)),
                      missing(table, ACCOUNT_ID),
                      missing(table, ITEM_CODE, RELATED_ITEM_CODE))
                  .first();
          measured.add(
              new Measured(table.gold(), found.getLong(0), found.getLong(1), found.getLong(2)));
        });
    return measured;
  }

  private static Column missing(ServingTable table, Field... fields) {
    return Stream.of(fields)
        .filter(table::has)
        .map(field -> field.col().isNull())
        .reduce(Column::or)
        .map(functions::count_if)
        .orElseGet(() -> lit(0L));
  }

  /** What the store holds against what was measured before it was loaded. */
  private void requireCounts(long release, List<Measured> measured) {
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

  /** The night is published by then: what cannot be dropped is dropped by the next night. */
  private void dropOld() {
    try {
      List<Long> dropped = store.dropBeyond(keepReleases);
      LOG.debug("dropped releases {}", dropped);
    } catch (Failure e) {
      LOG.warn("former releases stay in the serving store: {}", e.getMessage());
    }
  }
}
