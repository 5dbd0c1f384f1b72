package io.dangol.night;

import static io.dangol.publish.Nights.changed;
import static io.dangol.publish.Nights.gold;
import static io.dangol.publish.Nights.run;
import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.INACTIVE_DAYS;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.SEGMENT_ID;
import static io.dangol.table.Columns.SINCE_ON;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.testing.Rows.rows;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.gate.Gates;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each gate alone refuses a night: value and bound are told, and nothing moves in the store. */
@Tag("slow")
class RefusedNightsTest {

  private static final String BEFORE = "2011-12-08";
  private static final String TONIGHT = "2011-12-09";

  /** NDCG@10 of the most popular items is .30. */
  private static final double NDCG = 0.40;

  /** A night that one gate refuses, and what is said about it. */
  private record Refusal(
      String gate, List<String> settings, Map<Table, Dataset<Row>> night, String sentence) {}

  @TempDir private Path folder;
  private Lake lake;
  private ServingStore store;
  private Release former;

  @BeforeEach
  void publishTheFormerNight() {
    Settings settings = settings(List.of());
    lake = new Lake(TestSpark.session(), settings.home());
    store = settings.publish().store().open();
    write(Map.of(Tables.IDENTITIES, Nights.IDENTITY_ROWS, Tables.ITEMS, Nights.ITEM_ROWS));
    write(gold(BEFORE));
    write(quality(BEFORE, NDCG));
    former = publish(settings, BEFORE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @TestFactory
  Stream<DynamicTest> eachGateRefusesANight() {
    return Stream.of(
            new Refusal(
                "never-empty",
                List.of(),
                with(gold(TONIGHT), RECOMMENDATIONS, lists -> lists.limit(0)),
                "gold.recommendations: 0, must be at least 1 row"),
            new Refusal(
                "known-accounts",
                List.of(),
                with(
                    gold(TONIGHT),
                    CHURN_SCORES,
                    all -> all.withColumn(CUSTOMER_ID.name(), lit(9L))),
                "gold.churn_scores: 1, must be 0 rows without"),
            new Refusal(
                "known-items",
                List.of(),
                with(
                    gold(TONIGHT),
                    RECOMMENDATIONS,
                    all -> all.withColumn(ITEM_ID.name(), lit(99L))),
                "gold.recommendations: 5, must be 0 rows without"),
            new Refusal(
                "row-count",
                List.of("publish.gates.row-count.min=0.7"),
                with(gold(TONIGHT), RECOMMENDATIONS, lists -> lists.where(RANK.col().equalTo(1))),
                "recommendations: 0.6000, must be at least 0.7 times the former"),
            new Refusal(
                "empty-lists",
                List.of("publish.gates.empty-lists=0.1"),
                with(
                    gold(TONIGHT), RECOMMENDATIONS, all -> all.where(CUSTOMER_ID.col().equalTo(1))),
                "gold.recommendations: 0.5000, must be at most 0.1"),
            new Refusal(
                "list-overlap",
                List.of("publish.gates.list-overlap=0.8"),
                changed(TONIGHT),
                "gold.recommendations: 0.5000, must be at least 0.8"),
            new Refusal(
                "score-drift",
                List.of("publish.gates.score-drift=0.25"),
                changed(TONIGHT),
                "gold.churn_scores.churn_probability: "),
            new Refusal(
                "segment-drift",
                List.of("publish.gates.segment-drift=0.3"),
                changed(TONIGHT),
                "gold.customer_segments: 0, must be at least 0.3"),
            new Refusal(
                "segment-moves",
                List.of("publish.gates.segment-moves=0.4"),
                bobMovedWithoutAnEvent(),
                "gold.customer_segments: 0.5000, must be at most 0.4"),
            new Refusal(
                "beats-popular",
                List.of("publish.gates.beats-popular=0.01"),
                worth(0.28),
                "ndcg@10 less that of popular: -0.0200, must be at least -0.01"),
            new Refusal(
                "former-quality",
                List.of("publish.gates.former-quality=0.05"),
                worth(0.34),
                "ndcg@10 less that of the former release: -0.0600, must be at least -0.05"))
        .map(refusal -> DynamicTest.dynamicTest(refusal.gate(), () -> refuses(refusal)));
  }

  private static Map<Table, Dataset<Row>> bobMovedWithoutAnEvent() {
    Map<Table, Dataset<Row>> night =
        with(
            gold(TONIGHT),
            CUSTOMER_SEGMENTS,
            rows ->
                rows.withColumn(SEGMENT_ID.name(), lit(1))
                    .withColumn(SINCE_ON.name(), AS_OF_ON.col()));
    return with(night, CUSTOMER_PROFILES, rows -> rows.withColumn(INACTIVE_DAYS.name(), lit(1)));
  }

  @Test
  void nothingOfARefusedNightIsLoaded() {
    write(with(gold(TONIGHT), RECOMMENDATIONS, lists -> lists.limit(0)));

    assertThatThrownBy(() -> publish(settings(List.of()), TONIGHT)).isInstanceOf(Failure.class);

    // The next number would be 3 if the store had begun a release.
    assertThat(store.begin(run(TONIGHT), "next")).isEqualTo(2);
  }

  private void refuses(Refusal refusal) {
    write(quality(TONIGHT, NDCG));
    write(refusal.night());

    assertThatThrownBy(() -> publish(settings(refusal.settings()), TONIGHT))
        .isInstanceOfSatisfying(
            Failure.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Failure.Kind.GATE);
              assertThat(e.gates())
                  .filteredOn(GateResult::refuses)
                  .extracting(GateResult::gate)
                  .containsOnly(refusal.gate());
            })
        .hasMessageContaining("gate " + refusal.gate() + ", " + refusal.sentence());
    assertThat(store.current()).contains(former);
    assertThat(store.kept()).containsExactly(former);
  }

  /** All gates that can be switched off are, but those that are set. */
  private Settings settings(List<String> bounds) {
    List<String> settings = new ArrayList<>();
    settings.add("home=" + folder);
    settings.add("publish.gates.min-sample=1");
    for (String gate : Gates.NAMES) {
      for (String bound : gate.equals("row-count") ? List.of(".min", ".max") : List.of("")) {
        settings.add("publish.gates." + gate + bound + "=off");
      }
    }
    settings.addAll(bounds);
    return Settings.load(Optional.of(Path.of("conf/demo.conf")), settings, Map.of());
  }

  private Release publish(Settings settings, String day) {
    Releases releases =
        new Releases(settings, lake, new Ledger(lake), Clock.systemUTC(), FaultPoint.NONE);
    return new Publishing(releases, store).publish(run(day), "key of " + day, false);
  }

  private static Map<Table, Dataset<Row>> with(
      Map<Table, Dataset<Row>> night, Table table, UnaryOperator<Dataset<Row>> change) {
    Map<Table, Dataset<Row>> other = new HashMap<>(night);
    other.computeIfPresent(table, (same, rows) -> change.apply(rows));
    return other;
  }

  /** The former night again, with lists that were measured to be worth so much. */
  private static Map<Table, Dataset<Row>> worth(double ndcg) {
    Map<Table, Dataset<Row>> night = new HashMap<>(gold(TONIGHT));
    night.putAll(quality(TONIGHT, ndcg));
    return night;
  }

  private static Map<Table, Dataset<Row>> quality(String day, double ndcg) {
    return Map.of(
        METRICS,
        rows(
            METRICS,
            """
            {as_of_on: "DAY", job: "evaluate-recommendations", model: "blend", population: "all", metric: "ndcg@10", value: NDCG, sample_size: 500}
            {as_of_on: "DAY", job: "evaluate-recommendations", model: "popular", population: "all", metric: "ndcg@10", value: 0.30, sample_size: 500}
            """
                .replace("DAY", day)
                .replace("NDCG", Double.toString(ndcg))));
  }

  /** Replaces all rows: the former night is read at the versions that its release has pinned. */
  private void write(Map<Table, Dataset<Row>> night) {
    night.forEach(
        (table, rows) ->
            rows.coalesce(1).write().format("delta").mode("overwrite").save(lake.path(table)));
  }
}
