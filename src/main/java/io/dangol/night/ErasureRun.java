package io.dangol.night;

import io.dangol.job.FaultPoint;
import io.dangol.lake.Erasure;
import io.dangol.lake.ErasureLedger;
import io.dangol.lake.Lake;
import io.dangol.night.ErasureReceipt.Gone;
import io.dangol.privacy.AccountList;
import io.dangol.privacy.People;
import io.dangol.publish.ServingStore;
import io.dangol.table.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases customers from the serving store and the lake, under the lock that a night takes.
 *
 * <p>Every step may be done twice, and the vault comes last, so that a run that was killed finds
 * the customers' keys again: first the store, where people can see them, then the rows of all other
 * tables, the vault, the notes of the releases, and the files of former versions.
 */
public final class ErasureRun {
  private static final Logger LOG = LoggerFactory.getLogger(ErasureRun.class);
  private static final String VIEW = "store.";

  private final Settings settings;
  private final Lake lake;
  private final ServingStore store;
  private final Clock clock;
  private final FaultPoint faults;
  private final Erasure erasure;
  private final ErasureLedger ledger;

  /**
   * What is to be erased.
   *
   * @param received when the shop was asked
   * @param done the date of this run
   */
  public record Request(AccountList accounts, LocalDate received, LocalDate done) {}

  ErasureRun(Settings settings, Lake lake, ServingStore store, Clock clock, FaultPoint faults) {
    this.settings = settings;
    this.lake = lake;
    this.store = store;
    this.clock = clock;
    this.faults = faults;
    this.erasure = new Erasure(lake);
    this.ledger = new ErasureLedger(lake);
  }

  /** Erases, and writes and returns the receipt. */
  public static ErasureReceipt run(Settings settings, Request request) {
    Clock clock = Clock.systemUTC();
    return LockedStore.during(
        settings,
        "an erasure",
        clock,
        store -> {
          Lake lake = Sessions.lake(settings);
          StoreOwner.require(settings, lake, store, false);
          lake.requireFit();
          FaultPoint faults = DrillStop.of(settings.drill());
          return new ErasureRun(settings, lake, store, clock, faults).run(request);
        });
  }

  ErasureReceipt run(Request request) {
    Path folder = settings.localFolder();
    TablesOfPeople found = TablesOfPeople.of(lake, request.accounts());
    People people = found.people();
    BegunErasure begun = begin(request.accounts(), people, folder);
    LOG.info("erasure {} of {} customers", begun.number(), begun.customers());
    store.erase(people.customers());
    faults.reach("erased/store");
    ErasedTables tables = ErasedTables.of(found, begun.customers() > 0);
    begun = begun.with(tables.rows(begun.rows().keySet()));
    begun.write(folder);
    for (Table table : tables.all()) {
      tables.delete(table);
      faults.reach("erased/" + table);
    }
    List<Long> releases =
        begun.customers() == 0
            ? List.of()
            : ledger.noteReleases(begun.number(), tables.all(), clock.instant());
    faults.reach("noted");
    ErasureReceipt receipt = receipt(request, people, begun, gone(begun, tables), releases);
    receipt.write(folder);
    faults.reach("receipt");
    ledger.note(entry(request, begun));
    faults.reach("recorded");
    BegunErasure.remove(folder);
    return receipt;
  }

  /** With the rows in the store, which are the first to go. */
  private BegunErasure begin(AccountList accounts, People people, Path folder) {
    Optional<BegunErasure> former = BegunErasure.of(accounts, folder);
    if (former.isPresent()) {
      return former.get();
    }
    BegunErasure begun =
        BegunErasure.begin(ledger.last() + 1, accounts, people.known(), people.customers().size())
            .with(inStore(people));
    begun.write(folder);
    return begun;
  }

  private Map<String, Long> inStore(People people) {
    Map<String, Long> rows = new TreeMap<>();
    store.rowsOf(people.customers()).forEach((view, count) -> rows.put(VIEW + view, count));
    return rows;
  }

  /** Deletes the files of former versions; what became of each table. */
  private Map<String, Gone> gone(BegunErasure begun, ErasedTables tables) {
    Map<String, Gone> gone = new TreeMap<>();
    for (Table table : tables.all()) {
      long files = erasure.purge(table);
      faults.reach("purged/" + table);
      long before = begun.rows().get(table.name());
      gone.put(table.name(), new Gone(before, tables.rows(table), files));
    }
    return gone;
  }

  private ErasureReceipt receipt(
      Request request,
      People people,
      BegunErasure begun,
      Map<String, Gone> tables,
      List<Long> releases) {
    Map<String, Gone> views = new TreeMap<>();
    store
        .rowsOf(people.customers())
        .forEach(
            (view, after) ->
                views.put(view, new Gone(begun.rows().getOrDefault(VIEW + view, 0L), after, 0)));
    return new ErasureReceipt(
        begun.number(),
        request.received().toString(),
        request.done().toString(),
        request.accounts().accounts().size(),
        begun.accountsKnown(),
        begun.customers(),
        tables,
        views,
        releases,
        ErasureReceipt.NOT_REACHED,
        Version.current(),
        ErasureReceipt.previous(settings.localFolder(), begun.number()));
  }

  private ErasureLedger.Entry entry(Request request, BegunErasure begun) {
    return new ErasureLedger.Entry(
        begun.number(),
        request.received(),
        request.done(),
        request.accounts().accounts().size(),
        begun.accountsKnown(),
        begun.customers(),
        begun.rows(),
        begun.customers() == 0 ? Optional.empty() : erasure.lastNight());
  }
}
