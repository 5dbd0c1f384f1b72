package io.dangol.night;

import static io.dangol.publish.Nights.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.GateResult;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.publish.Nights;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nights in a lake and a store: what is compared with what. */
@Tag("slow")
class NightGatesTest {

  @TempDir private Path folder;
  private Settings settings;
  private Lake lake;
  private ServingStore store;
  private final List<GateResult> measured = new ArrayList<>();

  @BeforeEach
  void open() {
    settings =
        Settings.load(
            Optional.of(Path.of("conf/demo.conf")),
            List.of("home=" + folder.resolve("home"), "publish.gates.min-sample=1"),
            Map.of());
    lake = new Lake(TestSpark.session(), settings.home());
    store = settings.publish().store().open();
    write(Tables.IDENTITIES, Nights.IDENTITY_ROWS);
    write(Tables.ITEMS, Nights.ITEM_ROWS);
    write(Nights.gold("2011-12-08"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aNightIsComparedWithTheFormerOneAsItWasPublished() {
    publish("2011-12-08", AcceptedGates.NONE);
    // Somebody runs a job of the former night again: its rows are other ones by now.
    replace(Nights.changed("2011-12-08"));
    write(Nights.changed("2011-12-09"));

    assertThatThrownBy(() -> publish("2011-12-09", AcceptedGates.NONE))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.GATE))
        .hasMessageContaining("gate score-drift, gold.churn_scores.churn_probability: ")
        .hasMessageContaining("gate segment-drift, gold.customer_segments: 0, must be at least 0.3")
        .hasMessageContaining("--accept score-drift --accept segment-drift'");
    assertThat(store.current().orElseThrow().number()).isEqualTo(1);
    assertThat(new Ledger(lake).releases()).hasSize(1);
  }

  @Test
  void whatAPersonAcceptsIsPublishedAndMarked() {
    publish("2011-12-08", AcceptedGates.NONE);
    write(Nights.changed("2011-12-09"));

    Release release =
        publish("2011-12-09", new AcceptedGates(Set.of("score-drift", "segment-drift")));

    assertThat(store.current()).contains(release);
    assertThat(measured)
        .filteredOn(GateResult::accepted)
        .extracting(GateResult::gate)
        .containsExactly("score-drift", "segment-drift");
    assertThat(new Ledger(lake).releases().get(1).gates())
        .containsEntry("segment-drift gold.customer_segments", "0, must be at least 0.3: accepted")
        .containsEntry("list-overlap gold.recommendations", "0.5000, must be at least 0.3");
  }

  @Test
  void aStoreThatTheLedgerDoesNotKnowIsComparedByItsRowCountsOnly() {
    Nights.publish(store, "2011-12-08", "of other tables");

    publish("2011-12-08", AcceptedGates.NONE);

    assertThat(measured)
        .filteredOn(gate -> gate.gate().equals("row-count"))
        .extracting(GateResult::outcome)
        .contains("passed");
    assertThat(measured)
        .filteredOn(gate -> gate.gate().equals("list-overlap"))
        .extracting(GateResult::bound)
        .containsExactly("not measured: one of the two nights has no such rows to read");
  }

  private Release publish(String day, AcceptedGates accepted) {
    measured.clear();
    Releases releases =
        new Releases(settings, lake, new Ledger(lake), Clock.systemUTC(), FaultPoint.NONE);
    Releases.Candidate night = releases.measure(run(day));
    measured.addAll(releases.judge(night, store, accepted));
    return releases.publish(night, measured, store, "key of " + day, true);
  }

  private void write(Map<Table, Dataset<Row>> night) {
    night.forEach(this::write);
  }

  private void replace(Map<Table, Dataset<Row>> night) {
    night.forEach(
        (table, rows) ->
            rows.coalesce(1).write().format("delta").mode("overwrite").save(lake.path(table)));
  }

  private void write(Table table, Dataset<Row> rows) {
    rows.coalesce(1).write().format("delta").mode("append").save(lake.path(table));
  }
}
