package io.dangol.publish;

import static io.dangol.publish.Nights.IDENTITY_ROWS;
import static io.dangol.publish.Nights.ITEM_ROWS;
import static io.dangol.publish.Nights.MORNING;
import static io.dangol.publish.Nights.gold;
import static io.dangol.publish.Nights.run;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.GateResult;
import io.dangol.publish.Publisher.Further;
import io.dangol.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

  @TempDir Path folder;
  private ServingStore store;

  @BeforeEach
  void open() {
    store = new PublishSettings.Sqlite(folder.resolve("serving.db"), 5).open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void showsAStagedNightInAllTablesAtOnce() {
    Release former = Nights.publish(store, "2011-12-08", "former");
    Publisher publisher = new Publisher(store, 3, FaultPoint.NONE);
    Publisher.Staged staged =
        publisher.stage(
            run("2011-12-09"), "key", gold("2011-12-09"), IDENTITY_ROWS, ITEM_ROWS, Further.NONE);

    assertThat(staged.former()).isEqualTo(former.number());
    assertThat(store.current()).contains(former);
    assertThat(publisher.show(staged, MORNING))
        .hasToString(
            "release 2, as of 2011-12-09: 2 rows of churn_scores, 3 rows of customer_profiles,"
                + " 3 rows of customer_segments, 5 rows of recommendations, 2 rows of segments");
  }

  @Test
  void refusesANightWithoutListsAndKeepsTheFormerOne() {
    Nights.publish(store, "2011-12-08", "former");
    Map<Table, Dataset<Row>> night = new HashMap<>(gold("2011-12-09"));
    night.computeIfPresent(RECOMMENDATIONS, (table, rows) -> rows.limit(0));

    assertThatThrownBy(() -> publishNight(night))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.GATE))
        .hasMessageContaining("gate never-empty, gold.recommendations: 0, must be at least 1 row")
        .hasMessageContaining("Nothing was published; readers keep the former release");
    assertThat(store.current().orElseThrow().runKey()).isEqualTo("former");
  }

  @Test
  void refusesRowsOfCustomersAndItemsThatAreUnknown() {
    assertThatThrownBy(
            () ->
                new Publisher(store, 3, FaultPoint.NONE)
                    .stage(
                        run("2011-12-09"),
                        "key",
                        Map.of(RECOMMENDATIONS, Nights.recommendations("2011-12-09")),
                        IDENTITY_ROWS.where("customer_id = 1"),
                        ITEM_ROWS.where("code <> 'TEA'"),
                        Further.NONE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(
            "gate known-accounts, gold.recommendations: 1, must be 0 rows without")
        .hasMessageContaining("gate known-items, gold.recommendations: 2, must be 0 rows without");
  }

  @Test
  void aFurtherGateThatRefusesLeavesTheStoreAloneUntilItIsAccepted() {
    Nights.publish(store, "2011-12-08", "former");
    GateResult drift = GateResult.atMost("score-drift", "gold.churn_scores", 0.7, 0.25);
    List<Map<String, Long>> seen = new ArrayList<>();
    Function<Map<String, Long>, List<GateResult>> measure =
        rows -> {
          seen.add(rows);
          return List.of(drift);
        };

    assertThatThrownBy(() -> stage(new Further(measure, Set.of("row-count"))))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.gates()).contains(drift).hasSizeGreaterThan(10))
        .hasMessageContaining("gate score-drift, gold.churn_scores: 0.7000, must be at most 0.25")
        .hasMessageEndingWith("publishes with 'nightly --accept score-drift'.");
    assertThat(store.current().orElseThrow().runKey()).isEqualTo("former");
    assertThat(store.counts(2).values()).containsOnly(0L);
    assertThat(seen.get(0)).containsEntry("recommendations", 5L).containsEntry("segments", 2L);

    assertThat(stage(new Further(measure, Set.of("score-drift"))).gates())
        .filteredOn(GateResult::accepted)
        .containsExactly(drift.accept());
    assertThat(drift.accept().outcome()).isEqualTo("accepted");
  }

  @Test
  void nobodyIsToldToAcceptRowsWithoutAnAccount() {
    assertThatThrownBy(
            () ->
                Gate.require(
                    Gate.accepted(
                        Gate.of(List.of(new Gate.Measured(CHURN_SCORES, 3, 1, 0))), Set.of())))
        .hasMessageContaining("gate known-accounts, gold.churn_scores: 1, must be 0 rows without")
        .hasMessageEndingWith("Look at the tables named above in the lake.");
  }

  @Test
  void aTableThatANightDoesNotMakeIsEmpty() {
    Map<Table, Dataset<Row>> night = new HashMap<>(gold("2011-12-09"));
    night.remove(CHURN_SCORES);

    assertThat(publishNight(night).rows()).doesNotContainKey("churn_scores");
    assertThat(store.counts(1)).containsEntry("churn_scores", 0L);
  }

  @Test
  void takesPublishedTablesOnly() {
    Map<Table, Dataset<Row>> night = new HashMap<>(gold("2011-12-09"));
    night.put(EVENTS, ITEM_ROWS);

    assertThatThrownBy(() -> publishNight(night))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not all of these are published tables");
  }

  private Publisher.Staged stage(Further further) {
    return new Publisher(store, 3, FaultPoint.NONE)
        .stage(run("2011-12-09"), "key", gold("2011-12-09"), IDENTITY_ROWS, ITEM_ROWS, further);
  }

  private Release publishNight(Map<Table, Dataset<Row>> night) {
    return Nights.publish(store, "2011-12-09", "key", night);
  }
}
