package io.dangol.night;

import io.dangol.gate.Verdict;
import io.dangol.job.FaultPoint;
import io.dangol.job.GateResult;
import io.dangol.job.Run;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.lake.ReleaseNote;
import io.dangol.lake.TableHash;
import io.dangol.publish.Publisher;
import io.dangol.publish.Release;
import io.dangol.publish.ServedNight;
import io.dangol.publish.ServingStore;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.table.Words.ReleaseState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings nights to the readers, and keeps {@code ops.releases} in step with the serving store. */
final class Releases {
  private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

  private final Settings settings;
  private final Lake lake;
  private final Ledger ledger;
  private final Clock clock;
  private final FaultPoint faults;

  Releases(Settings settings, Lake lake, Ledger ledger, Clock clock, FaultPoint faults) {
    this.settings = settings;
    this.lake = lake;
    this.ledger = ledger;
    this.clock = clock;
    this.faults = faults;
  }

  /**
   * Corrects the ledger where it disagrees with the store: after a crash between publishing and
   * recording, after a rollback, or when an old release was dropped. The caller holds the lock.
   */
  void reconcile(ServingStore store) {
    Map<Long, Release> held = new TreeMap<>();
    store.kept().forEach(release -> held.put(release.number(), release));
    for (ReleaseNote note : ledger.releases()) {
      Release release = held.remove(note.release());
      ReleaseState state = release != null ? release.state() : gone(note.state());
      if (state != note.state()) {
        LOG.info(
            "release {} was {}, is {} in the store",
            note.release(),
            note.state().word(),
            state.word());
        ledger.release(note.in(state), clock.instant());
      }
    }
    if (!held.isEmpty()) {
      LOG.warn(
          "the serving store holds releases {} that {} does not know: it was made from other tables",
          held.keySet(),
          Tables.RELEASES);
    }
  }

  /**
   * A night that is made and not published.
   *
   * @param gold its rows in the lake, by published table
   * @param served the same as readers would see them
   */
  record Candidate(Run run, Map<Table, Dataset<Row>> gold, ServedNight served) {}

  /** Reads the night from the lake, restores account ids and item codes, and counts. */
  Candidate measure(Run run) {
    Map<Table, Dataset<Row>> gold = new LinkedHashMap<>();
    for (Table table : Tables.published()) {
      gold.put(table, lake.readAsOf(table, run.asOf()));
    }
    return new Candidate(
        run,
        gold,
        ServedNight.of(
            gold, lake.read(Tables.IDENTITIES), lake.read(Tables.ITEMS), settings.language()));
  }

  /**
   * The verdict of the gates on the night; a GATE failure if one of them refuses it.
   *
   * @param accepted gates that a person lets the night pass
   */
  List<GateResult> judge(Candidate night, ServingStore store, AcceptedGates accepted) {
    NightGates gates = new NightGates(settings, lake, ledger);
    List<GateResult> measured =
        gates.of(night.run(), night.gold(), night.served().measured(), store.current());
    List<GateResult> judged = Verdict.of(measured, accepted.names(), night.run().asOf());
    faults.reach("gates");
    return judged;
  }

  /**
   * Loads a night that passed its gates, and shows it. A night before the one that readers see is
   * kept and not shown, unless it is forced.
   */
  Release publish(
      Candidate night, List<GateResult> gates, ServingStore store, String runKey, boolean force) {
    Publisher publisher = new Publisher(store, settings.publish().keepReleases(), faults);
    LocalDate asOf = night.run().asOf();
    Publisher.Staged staged = publisher.load(night.run(), runKey, night.served());
    ReleaseNote note = note(night, runKey, staged, gates);
    ledger.release(note, clock.instant());
    faults.reach("staged");
    boolean past = !force && StoreState.of(store).showsLaterThan(asOf);
    Release release =
        past ? publisher.keep(staged, clock.instant()) : publisher.show(staged, clock.instant());
    ledger.release(note.in(release.state()), clock.instant());
    faults.reach("published");
    return release;
  }

  private ReleaseNote note(
      Candidate night, String runKey, Publisher.Staged staged, List<GateResult> gates) {
    return ReleaseNote.staged(
        staged.release(),
        night.run(),
        runKey,
        settings.configHash(),
        Version.current(),
        staged.rows(),
        ledger.versions(),
        hashes(night.gold()),
        gates);
  }

  /** The final state of a release that the store does not hold. */
  private static ReleaseState gone(ReleaseState state) {
    return state.isWhole() ? ReleaseState.DROPPED : ReleaseState.ABANDONED;
  }

  private static Map<String, String> hashes(Map<Table, Dataset<Row>> gold) {
    Map<String, String> hashes = new TreeMap<>();
    gold.forEach((table, rows) -> hashes.put(table.name(), TableHash.of(table, rows).toString()));
    return hashes;
  }
}
