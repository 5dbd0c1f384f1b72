package io.dangol.night;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.lake.DeltaInputs;
import io.dangol.lake.ErasureLedger;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.lake.ReleaseNote;
import io.dangol.privacy.AccountList;
import io.dangol.privacy.AccountList.Account;
import io.dangol.privacy.FoundFiles;
import io.dangol.privacy.IdSearch;
import io.dangol.publish.Nights;
import io.dangol.publish.ServingStore;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.table.Words.ReleaseState;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ann, with two accounts, asks to be erased by one of them; Bob does not. */
class ErasureRunTest {
  private static final AccountList ANN = list("ann-phone");

  private static final Job JOB =
      new Job("test", "", Purpose.ANALYTICS, List.of(), List.of(), (run, inputs, outputs) -> {});

  @TempDir private Path folder;
  private Settings settings;
  private Lake lake;

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void aNightInTwoTablesAndTheStore() {
    open("home");
    write(Tables.IDENTITIES, Nights.IDENTITY_ROWS);
    write(Tables.CUSTOMER_SEGMENTS, Nights.gold("2011-12-08").get(Tables.CUSTOMER_SEGMENTS));
    write(
        Tables.REJECTED_EVENTS,
        rows(
            Tables.REJECTED_EVENTS,
            """
            {file: "a", position: 2, payload: "ann;x"}
            {file: "a", position: 3, payload: "bob;x"}
            """));
    write(
        Tables.JOB_RUNS,
        rows(Tables.JOB_RUNS, "{run_key: \"k\", as_of_on: \"2011-12-08\", job: \"j\"}"));
    try (ServingStore store = store()) {
      Nights.publish(store, "2011-12-08", "first");
    }
    new Ledger(lake).release(note(lake.version(Tables.CUSTOMER_SEGMENTS)), Instant.EPOCH);
  }

  @Test
  void aCustomerIsErasedWithAllAccountsAlsoIfItIsKilledBeforeTheReceipt() throws IOException {
    requireErasedThoughKilledAt("erased/vault.identities");
  }

  @Tag("slow")
  @Test
  void whereverItIsKilledItGoesOnToTheSameEnd() throws IOException {
    FileUtils.copyDirectory(folder.resolve("home").toFile(), folder.resolve("before").toFile());
    for (String point :
        List.of(
            "erased/store",
            "erased/silver.rejected_events",
            "noted",
            "purged/vault.identities",
            "receipt",
            "recorded")) {
      String home = point.replaceAll("\\W", "-");
      FileUtils.copyDirectory(folder.resolve("before").toFile(), folder.resolve(home).toFile());
      open(home);
      requireErasedThoughKilledAt(point);
    }
  }

  private void requireErasedThoughKilledAt(String point) throws IOException {
    assertThatThrownBy(() -> erase(ANN, killedAt(point))).isInstanceOf(Killed.class);
    assertThat(settings.localFolder().resolve("erasing.json"))
        .content()
        .doesNotContain("ann", "customer_id");
    requireErased(erase(ANN, FaultPoint.NONE));
  }

  @Test
  void anErasureThatWasBegunIsFinishedBeforeAnotherOne() {
    assertThatThrownBy(() -> erase(ANN, killedAt("erased/store"))).isInstanceOf(Killed.class);

    assertThatThrownBy(() -> erase(list("bob"), FaultPoint.NONE))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("erasure 1 was begun with other accounts and is not finished");
  }

  @Test
  void anUnknownAccountIsCountedAndOnlyItsRejectedRecordsGo() throws IOException {
    write(
        Tables.REJECTED_EVENTS,
        rows(Tables.REJECTED_EVENTS, "{file: \"a\", position: 4, payload: \"unknown-4711;x\"}"));

    ErasureReceipt receipt = erase(list("unknown-4711"), FaultPoint.NONE);

    assertThat(receipt.accountsKnown()).isZero();
    assertThat(receipt.rowsErased()).isOne();
    assertThat(receipt.tables()).containsOnlyKeys("silver.rejected_events");
    assertThat(receipt.releases()).isEmpty();
    assertThat(found("unknown-4711")).isEmpty();
    assertThat(new Ledger(lake).releases().get(0).erasedFrom()).isEmpty();

    ErasureReceipt next = erase(ANN, FaultPoint.NONE);

    assertThat(next.erasure()).isEqualTo(2);
    assertThat(next.previous())
        .isEqualTo(
            BegunErasure.sha256(
                Files.readAllBytes(ErasureReceipt.file(settings.localFolder(), 1))));
  }

  /** Both accounts of Ann are gone, what is noted says so, and Bob is where he was. */
  private void requireErased(ErasureReceipt receipt) {
    assertThat(found("ann-phone")).isEmpty();
    assertThat(rowsOf(receipt))
        .containsEntry("vault.identities", 2L)
        .containsEntry("gold.customer_segments", 1L)
        .containsEntry("silver.rejected_events", 1L)
        .containsEntry("recommendations", 4L);
    assertThat(receipt.tables().values()).allMatch(gone -> gone.rowsAfter() == 0);
    assertThat(receipt.views().values()).allMatch(gone -> gone.rowsAfter() == 0);
    assertThat(receipt.previous()).isEmpty();
    for (Table table :
        List.of(Tables.IDENTITIES, Tables.CUSTOMER_SEGMENTS, Tables.REJECTED_EVENTS)) {
      assertThat(lake.read(table).count()).as(table.name()).isOne();
    }
    assertThat(lake.read(Tables.CUSTOMER_SEGMENTS).first().<Long>getAs("customer_id"))
        .isEqualTo(2L);
    assertThat(
            TestSpark.session()
                .read()
                .text(settings.home() + "/tables/*/*/_delta_log/*.json")
                .where("value rlike 'operation\":\"DELETE|predicate[^}]*(= ?.?[0-9]| in ?[(])'")
                .count())
        .as("conditions with a literal in logs")
        .isZero();
    ReleaseNote note = new Ledger(lake).releases().get(0);
    assertThat(note.erasedFrom()).contains(1L);
    assertThat(
            lake.read(Tables.CUSTOMER_SEGMENTS, note.versions().get("gold.customer_segments"))
                .count())
        .as("gates can still compare with the release")
        .isOne();
    assertThat(new ErasureLedger(lake).last()).isOne();
    assertThat(lake.read(Tables.ERASURES).count()).isOne();
    assertThat(lake.read(Tables.ERASURES).first().<Date>getAs("trained_until"))
        .hasToString("2011-12-08");
    DeltaInputs nextNight = new DeltaInputs(lake, JOB, Nights.run("2011-12-10"), rows -> rows);
    assertThat(nextNight.mayGoOnFrom(LocalDate.of(2011, 12, 8))).isFalse();
    assertThat(nextNight.mayGoOnFrom(LocalDate.of(2011, 12, 9))).isTrue();
    assertThat(new Ledger(lake).versions()).as("for verify").containsKey("ops.erasures");
    assertThat(settings.localFolder().resolve("erasing.json")).doesNotExist();
  }

  private static Map<String, Long> rowsOf(ErasureReceipt receipt) {
    Map<String, Long> rows = new TreeMap<>();
    receipt.tables().forEach((name, gone) -> rows.put(name, gone.rowsBefore()));
    receipt.views().forEach((name, gone) -> rows.put(name, gone.rowsBefore()));
    return rows;
  }

  private List<Path> found(String id) {
    return FoundFiles.below(Path.of(settings.home()), new IdSearch(List.of(id))).found();
  }

  private ErasureReceipt erase(AccountList accounts, FaultPoint faults) {
    try (ServingStore store = store()) {
      return new ErasureRun(settings, lake, store, Clock.systemUTC(), faults)
          .run(
              new ErasureRun.Request(
                  accounts, LocalDate.of(2011, 12, 9), LocalDate.of(2011, 12, 12)));
    }
  }

  private static FaultPoint killedAt(String point) {
    return reached -> {
      if (reached.equals(point)) {
        throw new Killed();
      }
    };
  }

  private static AccountList list(String id) {
    return new AccountList(List.of(new Account(id.equals("bob") ? "member" : "device", id)));
  }

  private void open(String home) {
    settings = Settings.load(Optional.empty(), List.of("home=" + folder.resolve(home)), Map.of());
    lake = new Lake(TestSpark.session(), settings.home());
    DeltaLog.clearCache();
  }

  private ServingStore store() {
    return settings.publish().store().open();
  }

  private static ReleaseNote note(long version) {
    return new ReleaseNote(
        1,
        ReleaseState.PUBLISHED,
        LocalDate.of(2011, 12, 8),
        "first",
        "run",
        "hash",
        Optional.empty(),
        Map.of(),
        Map.of("gold.customer_segments", version),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  private void write(Table table, Dataset<Row> rows) {
    rows.coalesce(1)
        .write()
        .format("delta")
        .mode("append")
        // As the lake does for columns that lead to a person.
        .option("delta.dataSkippingNumIndexedCols", 0)
        .save(lake.path(table));
  }
}
