package io.dangol.night;

import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.REJECTED_EVENTS;

import io.dangol.job.FaultPoint;
import io.dangol.lake.Erasure;
import io.dangol.lake.ErasureLedger;
import io.dangol.lake.Lake;
import io.dangol.night.ErasureReceipt.Gone;
import io.dangol.privacy.AccountList;
import io.dangol.privacy.People;
import io.dangol.privacy.RejectsOfPeople;
import io.dangol.privacy.Trace;
import io.dangol.publish.ServingStore;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
    Dataset<Row> given = erasure.given(People.GIVEN, People.rows(request.accounts()));
    People people = People.of(request.accounts(), given, lake.read(IDENTITIES));
    BegunErasure begun = begin(request.accounts(), people, folder);
    LOG.info("erasure {} of {} customers", begun.number(), begun.customers());
    store.erase(people.customers());
    faults.reach("erased/store");
    List<Table> tables = tables(begun);
    begun = begun.with(counted(tables, people, begun));
    begun.write(folder);
    for (Table table : tables) {
      delete(table, people);
      faults.reach("erased/" + table);
    }
    List<Long> releases =
        begun.customers() == 0
            ? List.of()
            : ledger.noteReleases(begun.number(), tables, clock.instant());
    faults.reach("noted");
    ErasureReceipt receipt = receipt(request, people, begun, purged(tables), releases);
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
        BegunErasure.anew(ledger.last() + 1, accounts, people.known(), people.customers().size())
            .with(inStore(people));
    begun.write(folder);
    return begun;
  }

  private Map<String, Long> inStore(People people) {
    Map<String, Long> rows = new TreeMap<>();
    store.rowsOf(people.customers()).forEach((view, count) -> rows.put(VIEW + view, count));
    return rows;
  }

  /** The tables to erase from, the vault last; only rejected records if no customer is known. */
  private List<Table> tables(BegunErasure begun) {
    List<Table> tables = new ArrayList<>();
    for (Table table : Tables.all()) {
      Trace trace = Trace.in(table);
      boolean isConcerned = trace == Trace.TEXT || (trace != Trace.NONE && begun.customers() > 0);
      if (isConcerned && lake.exists(table)) {
        tables.add(table);
      }
    }
    if (tables.remove(IDENTITIES)) {
      tables.add(IDENTITIES);
    }
    return tables;
  }

  private Map<String, Long> counted(List<Table> tables, People people, BegunErasure begun) {
    Map<String, Long> rows = new TreeMap<>();
    for (Table table : tables) {
      if (!begun.rows().containsKey(table.name())) {
        rows.put(table.name(), rows(table, people));
      }
    }
    return rows;
  }

  private long rows(Table table, People people) {
    Trace trace = Trace.in(table);
    return trace == Trace.TEXT
        ? rejects(table, people).count()
        : erasure.rows(table, keys(trace, people));
  }

  private void delete(Table table, People people) {
    Trace trace = Trace.in(table);
    if (trace == Trace.TEXT) {
      erasure.deleteRejects(rejects(table, people), RejectsOfPeople.GOES);
    } else {
      erasure.delete(table, keys(trace, people));
    }
  }

  private Dataset<Row> keys(Trace trace, People people) {
    return erasure.keys(trace.key().orElseThrow(), people.keys(trace));
  }

  private Dataset<Row> rejects(Table table, People people) {
    if (!table.equals(REJECTED_EVENTS)) {
      throw new IllegalArgumentException("nothing says how to find people in " + table);
    }
    return RejectsOfPeople.in(lake.read(table), people);
  }

  private Map<Table, Long> purged(List<Table> tables) {
    Map<Table, Long> deleted = new LinkedHashMap<>();
    for (Table table : tables) {
      deleted.put(table, erasure.purge(table));
      faults.reach("purged/" + table);
    }
    return deleted;
  }

  private ErasureReceipt receipt(
      Request request,
      People people,
      BegunErasure begun,
      Map<Table, Long> deleted,
      List<Long> releases) {
    Map<String, Gone> tables = new TreeMap<>();
    deleted.forEach(
        (table, files) ->
            tables.put(
                table.name(),
                new Gone(begun.rows().get(table.name()), rows(table, people), files)));
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
