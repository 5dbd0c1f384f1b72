package io.dangol.gate;

import static io.dangol.table.Columns.CHURN_PROBABILITY;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.SEGMENT_ID;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.CUSTOMER_VALUES;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.testing.Rows.rows;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.job.GateResult;
import io.dangol.job.RunReport.Figure;
import io.dangol.table.Table;
import io.dangol.testing.Hocon;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Two tiny nights: each gate refuses the other night, and passes the same night twice. */
class GatesTest {

  private static final GateSettings SETTINGS =
      Hocon.settings(
          "publish.gates",
          """
          min-sample = 1
          row-count { min = 0.5, max = 2.0 }
          empty-lists = 0.01
          list-overlap = 0.3, overlap-places = 2
          score-drift = 0.25, segment-drift = 0.3, segment-moves = 0.05
          beats-popular = 0.01, former-quality = 0.05
          """,
          GateSettings::read);

  private static final Gates GATES = new Gates(SETTINGS, 10);

  /** The first two items of Ann's and Bob's lists half agree with those of {@link #OTHER}. */
  private static final Dataset<Row> LISTS =
      rows(
              RECOMMENDATIONS,
              """
              {customer_id: 1, rank: 1, item_id: 7, score: 0.95}
              {customer_id: 1, rank: 2, item_id: 8, score: 0.95}
              {customer_id: 1, rank: 3, item_id: 9, score: 0.95}
              {customer_id: 2, rank: 1, item_id: 7, score: 0.95}
              {customer_id: 2, rank: 2, item_id: 8, score: 0.95}
              {customer_id: 3, rank: 1, item_id: 7, score: 0.95}
              """)
          .cache();

  private static final Dataset<Row> OTHER =
      rows(
              RECOMMENDATIONS,
              """
              {customer_id: 1, rank: 1, item_id: 9, score: 0.05}
              {customer_id: 1, rank: 2, item_id: 7, score: 0.05}
              {customer_id: 2, rank: 1, item_id: 5, score: 0.05}
              {customer_id: 4, rank: 1, item_id: 5, score: 0.05}
              """)
          .cache();

  private static final Dataset<Row> SEGMENTS =
      rows(
              CUSTOMER_SEGMENTS,
              """
              {as_of_on: "2020-06-19", customer_id: 1, segment_id: 1, since_on: "2020-06-01"}
              {as_of_on: "2020-06-19", customer_id: 2, segment_id: 1, since_on: "2020-06-01"}
              {as_of_on: "2020-06-19", customer_id: 3, segment_id: 2, since_on: "2020-06-01"}
              {as_of_on: "2020-06-19", customer_id: 4, segment_id: 2, since_on: "2020-06-01"}
              """)
          .cache();

  private static final Dataset<Row> PROFILES =
      rows(
              CUSTOMER_PROFILES,
              """
              {customer_id: 1, inactive_days: 5}
              {customer_id: 2, inactive_days: 5}
              {customer_id: 3, inactive_days: 5}
              {customer_id: 4, inactive_days: 0}
              """)
          .cache();

  @Test
  void theSameNightTwicePassesEveryGate() {
    NightView night = night(LISTS, churn(0.1, 0.9), SEGMENTS, 100, 0.4);

    List<GateResult> results = GATES.against(night, night);

    assertThat(results).allMatch(GateResult::passed);
    assertThat(results).noneMatch(result -> result.outcome().equals("not measured"));
    assertThat(results)
        .extracting(GateResult::gate)
        .containsOnly(
            "row-count",
            "list-overlap",
            "score-drift",
            "segment-drift",
            "segment-moves",
            "former-quality");
  }

  @Test
  void aNightOfAnotherShopIsRefusedByEveryGate() {
    Dataset<Row> crossed =
        rows(
            CUSTOMER_SEGMENTS,
            """
            {as_of_on: "2020-06-20", customer_id: 1, segment_id: 1, since_on: "2020-06-01"}
            {as_of_on: "2020-06-20", customer_id: 2, segment_id: 2, since_on: "2020-06-20"}
            {as_of_on: "2020-06-20", customer_id: 3, segment_id: 1, since_on: "2020-06-20"}
            {as_of_on: "2020-06-20", customer_id: 4, segment_id: 2, since_on: "2020-06-01"}
            """);
    NightView former = night(LISTS, churn(0.1, 0.1), SEGMENTS, 100, 0.4);
    NightView tonight = night(OTHER, churn(0.9, 0.9), crossed, 49, 0.34);

    assertThat(GATES.against(former, tonight))
        .extracting(GateResult::gate, GateResult::subject, GateResult::sentence)
        .containsExactly(
            tuple("row-count", "churn_scores", "0.4900, must be 0.5 to 2.0 times the former"),
            tuple("list-overlap", "gold.recommendations", "0.2500, must be at least 0.3"),
            tuple("score-drift", "gold.recommendations.score", "2.3719, must be at most 0.25"),
            tuple(
                "score-drift",
                "gold.churn_scores.churn_probability",
                "0.9197, must be at most 0.25"),
            tuple(
                "score-drift",
                "gold.customer_values.no_purchase_probability",
                "0.9197, must be at most 0.25"),
            tuple("segment-drift", "gold.customer_segments", "-0.5000, must be at least 0.3"),
            // Two of three: the fourth was there on the day.
            tuple("segment-moves", "gold.customer_segments", "0.6667, must be at most 0.05"),
            tuple(
                "former-quality",
                "ndcg@10 less that of the former release",
                "-0.0600, must be at least -0.05"));
    assertThat(GATES.against(former, tonight)).allMatch(GateResult::refuses);
  }

  @Test
  void segmentsThatDoNotStayAreNotMeasured() {
    Dataset<Row> anew =
        rows(CUSTOMER_SEGMENTS, "{as_of_on: \"2020-06-20\", customer_id: 1, segment_id: 2}");

    assertThat(SegmentMoves.of(SEGMENTS, anew, PROFILES, SEGMENT_ID)).isEqualTo(new Sampled(0, 0));
  }

  @Test
  void overlapCountsTheTopItemsOfCustomersWithAListOnBothNights() {
    // Ann: 7 of {7, 8} and {9, 7}, over 2; Bob: nothing of {7, 8} and {5}; Cay and Dan are on one
    // night.
    assertThat(ListOverlap.of(LISTS, OTHER, ITEM_ID, 2)).isEqualTo(new Sampled(0.25, 2));
    // Ann: 7 and 9 over 3.
    assertThat(ListOverlap.of(LISTS, OTHER, ITEM_ID, 3).value()).isEqualTo(0.333333);
    assertThat(ListOverlap.of(LISTS.limit(0), OTHER, ITEM_ID, 2)).isEqualTo(new Sampled(0, 0));
  }

  @Test
  void emptyListsAreCountedAmongCustomersWhoShouldHaveOne() {
    Dataset<Row> permitted =
        rows(CUSTOMER_PROFILES, "{customer_id: 1}\n{customer_id: 2}\n{customer_id: 9}");
    NightView tonight = night(LISTS, churn(0.1, 0.1), SEGMENTS, 100, 0.4);

    assertThat(EmptyLists.of(permitted, LISTS)).isEqualTo(new Sampled(0.333333, 3));
    assertThat(EmptyLists.of(permitted.limit(0), LISTS)).isEqualTo(new Sampled(0, 0));
    assertThat(GATES.alone(tonight, permitted, () -> permitted.limit(0)).get(0))
        .isEqualTo(
            new GateResult(
                "empty-lists", "gold.recommendations", 0.333333, "at most 0.01", false, false));
  }

  @Test
  void customersWithoutAnyAllowedItemAreNamedButNotCounted() {
    Dataset<Row> permitted =
        rows(CUSTOMER_PROFILES, "{customer_id: 1}\n{customer_id: 2}\n{customer_id: 9}");
    NightView tonight = night(LISTS, churn(0.1, 0.1), SEGMENTS, 100, 0.4);

    assertThat(GATES.alone(tonight, permitted, () -> permitted.where("customer_id = 9")).get(0))
        .isEqualTo(
            new GateResult(
                "empty-lists",
                "gold.recommendations",
                0,
                "at most 0.01, without 1 customers whom recommend.repeat or recommend.rules leave no item",
                true,
                false));
    assertThat(Integrity.soldOut(Integrity.of(RECOMMENDATIONS, 0, 0, 0)))
        .extracting(GateResult::sentence)
        .startsWith(
            "not measured: recommend.repeat or recommend.rules leave no item for any customer");
    assertThat(Integrity.soldOut(Integrity.of(CUSTOMER_PROFILES, 0, 0, 0)).get(0).refuses())
        .isTrue();
  }

  @Test
  void driftOfTooFewRowsIsNotMeasured() {
    GateSettings cautious =
        Hocon.settings(
            "publish.gates",
            """
            min-sample = 100
            row-count { min = 0.5, max = 2.0 }
            empty-lists = off
            list-overlap = 0.3, overlap-places = 2
            score-drift = off, segment-drift = 0.3
            beats-popular = 0.01, former-quality = 0.05
            """,
            GateSettings::read);
    NightView former = night(LISTS, churn(0.1, 0.1), SEGMENTS, 60, 0.4, 99);
    NightView tonight = night(OTHER, churn(0.9, 0.9), SEGMENTS, 20, 0.1, 99);

    assertThat(new Gates(cautious, 10).against(former, tonight))
        .allMatch(result -> result.passed() && Double.isNaN(result.value()))
        .extracting(GateResult::bound)
        .contains(
            "not measured: 20 rows after 60, fewer than 100",
            "not measured: 2 are too few to compare, 100 are needed",
            "not measured: 99 are too few to compare, 100 are needed",
            "not measured: off in publish.gates");
  }

  @Test
  void withoutAFormerReleaseNoComparisonIsMeasured() {
    assertThat(Gates.againstNothing("this is the first release"))
        .allMatch(GateResult::passed)
        .extracting(GateResult::bound)
        .hasSize(6)
        .containsOnly("not measured: this is the first release");
  }

  @Test
  void rowsThatCanNoLongerBeReadAreNotMeasured() {
    NightView tonight = night(LISTS, churn(0.1, 0.1), SEGMENTS, 100, 0.4);
    NightView former = new NightView(Map.of(), tonight.rows(), List.of());

    assertThat(GATES.against(former, tonight))
        .allMatch(GateResult::passed)
        .extracting(GateResult::outcome)
        .containsOnlyOnce("passed");
  }

  @Test
  void scoresOfTwoModelsAreNotComparedAndTheChangeIsNamed() {
    Dataset<Row> young = churn(0.1, 0.1).withColumn("model", lit("no_activity"));
    Dataset<Row> learned = churn(0.9, 0.9).withColumn("model", lit("logistic"));
    Dataset<Row> low = churn(0.1, 0.1).withColumn("model", lit("logistic"));
    String drift = "gold.churn_scores.churn_probability";

    assertThat(GATES.against(ofChurn(young), ofChurn(learned)))
        .filteredOn(result -> result.subject().equals(drift))
        .extracting(GateResult::sentence)
        .containsExactly(
            "not measured: the model was no_activity and is logistic, and scores of two models are not compared");
    for (Dataset<Row> former : List.of(low, churn(0.1, 0.1), churn(0.1, 0.1).drop("model"))) {
      assertThat(GATES.against(ofChurn(former), ofChurn(learned)))
          .filteredOn(result -> result.subject().equals(drift))
          .allMatch(GateResult::refuses)
          .hasSize(1);
    }
  }

  @Test
  void driftOfAScoreIsMeasuredInTenBinsWithTheLastOneClosed() {
    assertThat(ScoreDrift.of(churn(0.0, 1.0), churn(0.09, 0.91), CHURN_PROBABILITY))
        .isEqualTo(new Sampled(0, 2));
  }

  private static NightView night(
      Dataset<Row> lists, Dataset<Row> churn, Dataset<Row> segments, long scores, double ndcg) {
    return night(lists, churn, segments, scores, ndcg, 500);
  }

  private static NightView night(
      Dataset<Row> lists,
      Dataset<Row> churn,
      Dataset<Row> segments,
      long scores,
      double ndcg,
      long testCustomers) {
    Map<Table, Dataset<Row>> gold =
        Map.of(
            RECOMMENDATIONS, lists,
            CHURN_SCORES, churn,
            CUSTOMER_VALUES,
                churn.withColumnRenamed("churn_probability", "no_purchase_probability"),
            CUSTOMER_SEGMENTS, segments,
            CUSTOMER_PROFILES, PROFILES);
    return new NightView(
        gold,
        Map.of("churn_scores", scores),
        List.of(
            new Figure("evaluate-recommendations", "blend", "all", "ndcg@10", ndcg, testCustomers),
            new Figure(
                "evaluate-recommendations", "popular", "all", "ndcg@10", 0.35, testCustomers)));
  }

  private static NightView ofChurn(Dataset<Row> churn) {
    return new NightView(Map.of(CHURN_SCORES, churn), Map.of(), List.of());
  }

  private static Dataset<Row> churn(double first, double second) {
    return rows(
        CHURN_SCORES,
        """
        {customer_id: 1, churn_probability: %s}
        {customer_id: 2, churn_probability: %s}
        """
            .formatted(first, second));
  }
}
