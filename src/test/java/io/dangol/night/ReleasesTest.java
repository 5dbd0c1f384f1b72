package io.dangol.night;

import static io.dangol.publish.Nights.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.FaultPoint;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.lake.ReleaseNote;
import io.dangol.publish.Nights;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.table.Words.ReleaseState;
import io.dangol.testing.TestSpark;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ReleasesTest {

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path folder;
  private Settings settings;
  private Lake lake;
  private Ledger ledger;
  private ServingStore store;

  @BeforeEach
  void open() {
    settings =
        Settings.load(
            Optional.of(Path.of("conf/demo.conf")),
            List.of("home=" + folder.resolve("home")),
            Map.of());
    lake = new Lake(TestSpark.session(), settings.home());
    ledger = new Ledger(lake);
    store = settings.publish().store().open();
    write(Tables.IDENTITIES, Nights.IDENTITY_ROWS);
    write(Tables.ITEMS, Nights.ITEM_ROWS);
    for (String day : List.of("2011-12-08", "2011-12-09")) {
      Map<Table, Dataset<Row>> gold = Nights.gold(day);
      write(Tables.RECOMMENDATIONS, gold.get(Tables.RECOMMENDATIONS));
      write(Tables.CUSTOMER_PROFILES, gold.get(Tables.CUSTOMER_PROFILES));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void notesWhatAReleaseWasMadeFromAndWhatItShows() {
    publish("2011-12-09", "key");

    ReleaseNote note = ledger.releases().get(0);
    assertThat(note.state()).isEqualTo(ReleaseState.PUBLISHED);
    assertThat(note.runKey()).isEqualTo("key");
    assertThat(note.served()).containsEntry("recommendations", 5L);
    assertThat(note.versions())
        .containsEntry("gold.recommendations", 1L)
        .containsEntry("vault.identities", 0L)
        .doesNotContainKey("ops.releases");
    assertThat(note.hashes().get("gold.recommendations")).endsWith("/3");
    assertThat(note.gates()).isNotEmpty();
  }

  @Test
  void aNightBeforeTheOneThatReadersSeeIsKeptBesideIt() {
    publish("2011-12-09", "late");

    Release kept = publish("2011-12-08", "early");

    assertThat(kept.state()).isEqualTo(ReleaseState.KEPT);
    assertThat(store.current().orElseThrow().runKey()).isEqualTo("late");
    assertThat(done("2011-12-08", "early"))
        .hasValue("release 2 held this night already, and readers see a later one");
    assertThat(done("2011-12-08", "changed")).isEmpty();
  }

  @Test
  void aForcedNightIsShownWhateverItsDate() {
    publish("2011-12-09", "late");

    publishing(FaultPoint.NONE).publish(run("2011-12-08"), "early", true);

    assertThat(store.current().orElseThrow().runKey()).isEqualTo("early");
  }

  @Test
  void aNightThatWasRolledBackStaysSo() {
    publish("2011-12-08", "early");
    publish("2011-12-09", "late");
    store.rollBack(2, 1, Instant.EPOCH);

    assertThat(store.current().orElseThrow().runKey()).isEqualTo("early");
    assertThat(done("2011-12-09", "late"))
        .hasValue("release 2 of this night was rolled back; --force publishes the night again");
    assertThat(done("2011-12-09", "with new files")).isPresent();
    assertThat(done("2011-12-10", "next")).isEmpty();
    assertThat(done("2011-12-08", "early")).hasValue("release 1 holds this night already");

    publishing(FaultPoint.NONE).publish(run("2011-12-09"), "late", true);
    assertThat(done("2011-12-09", "with new files")).as("forced since").isEmpty();
  }

  @Test
  void reconcilingNotesWhatARunThatDiedAfterTheFlipHasNot() {
    publish("2011-12-08", "early");
    assertThatThrownBy(() -> publishUntil("flipped")).isInstanceOf(Killed.class);
    assertThat(states()).isEqualTo(Map.of(1L, "published", 2L, "staged"));

    releases(FaultPoint.NONE).reconcile(store);

    assertThat(states()).isEqualTo(Map.of(1L, "published", 2L, "published"));
    assertThat(done("2011-12-09", "late")).hasValue("release 2 holds this night already");
  }

  @Test
  void reconcilingGivesUpWhatWasNeverShownAndFollowsARollback() {
    publish("2011-12-08", "early");
    publish("2011-12-09", "late");
    store.rollBack(2, 1, Instant.EPOCH);
    assertThatThrownBy(() -> publishUntil("staged")).isInstanceOf(Killed.class);

    releases(FaultPoint.NONE).reconcile(store);

    assertThat(states()).isEqualTo(Map.of(1L, "published", 2L, "rolled_back", 3L, "abandoned"));
  }

  private Release publish(String day, String runKey) {
    return publishing(FaultPoint.NONE).publish(run(day), runKey, false);
  }

  private void publishUntil(String point) {
    FaultPoint death =
        reached -> {
          if (reached.equals(point)) {
            throw new Killed();
          }
        };
    publishing(death).publish(run("2011-12-09"), "late", false);
  }

  private Publishing publishing(FaultPoint faults) {
    return new Publishing(releases(faults), store);
  }

  private Optional<String> done(String day, String runKey) {
    return StoreState.of(store).done(LocalDate.parse(day), runKey, ledger);
  }

  private Map<Long, String> states() {
    return ledger.releases().stream()
        .collect(Collectors.toMap(ReleaseNote::release, note -> note.state().word()));
  }

  private Releases releases(FaultPoint faults) {
    return new Releases(settings, lake, ledger, Clock.systemUTC(), faults);
  }

  private void write(Table table, Dataset<Row> rows) {
    rows.coalesce(1).write().format("delta").mode("append").save(lake.path(table));
  }
}
