package io.dangol.churn;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.within;

import io.dangol.churn.ChurnTraining.Trained;
import io.dangol.churn.FeatureScale.Moments;
import io.dangol.learn.ScoreCounts;
import io.dangol.learn.ScoreCounts.Group;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ChurnScoresTest {

  /** Every feature is its own standardised value, but the gaps: 0.7 is two deviations up. */
  private static final FeatureScale SCALE = scale();

  private static final LogisticModel MODEL =
      new LogisticModel(
          SCALE,
          0,
          Map.of(
              ChurnFeature.LOG_RECENCY_IN_GAPS, 0.5,
              ChurnFeature.LOG_GAP, 0.05,
              ChurnFeature.LOG_DAYS, -0.5,
              ChurnFeature.LOG_SPENT, -1.0));

  private static final String CUSTOMERS =
      """
      {customer_id: 1, log_recency_in_gaps: 0.7, log_gap: 1, log_days: -0.4, log_spent: -1}
      {customer_id: 2, log_recency_in_gaps: 0.69, log_gap: 0, log_days: -1, log_spent: 0}
      {customer_id: 3, log_recency_in_gaps: 0.4, log_gap: 0, log_days: 1, log_spent: 1}
      """;

  @Test
  void bandsCompareTheOddsWithTheBaseOdds() {
    // At a base rate of 0.2 the odds are 1 to 4: high from 1 to 2, low up to 1 to 8.
    Dataset<Row> probabilities =
        rows("p double", "{p: 0.34}\n{p: 0.33}\n{p: 0.12}\n{p: 0.11}\n{p: 0.9}");

    assertThat(probabilities.withColumn("band", ChurnScores.band(col("p"), 0.2, 2)))
        .hasRows(
            """
            {p: 0.34, band: "high"}
            {p: 0.33, band: "medium"}
            {p: 0.12, band: "medium"}
            {p: 0.11, band: "low"}
            {p: 0.9, band: "high"}
            """);
  }

  @Test
  void driversAreTrueStrongAndInOrder() {
    // 1: quiet (0.5 * 2) ties with spent (-1 * -1) and comes first; the gap adds too little.
    // 2: quiet counts only beyond one usual gap (log of 1 + 1 is 0.693). 3: nothing raises it.
    assertThat(
            ChurnScores.of(population(CUSTOMERS), trained(Season.UNKNOWN), ChurnFixtures.SETTINGS)
                .select(
                    col("customer_id"),
                    col("churn_probability"),
                    col("churn_band"),
                    col("drivers").cast("array<string>").as("drivers"),
                    col("season")))
        .hasRows(
            """
            {customer_id: 1, churn_probability: 0.904651, churn_band: "high", drivers: ["quiet for longer than usual", "spent little lately", "active on few days so far"], season: "unknown"}
            {customer_id: 2, churn_probability: 0.809998, churn_band: "high", drivers: ["active on few days so far"], season: "unknown"}
            {customer_id: 3, churn_probability: 0.119203, churn_band: "low", drivers: [], season: "unknown"}
            """);
  }

  @Test
  void contributionsAddUpToTheLogOddsWithTheSeason() {
    Season season = new Season(List.of(LocalDate.parse("2010-12-10")), 1000, -0.7);

    List<Row> scores =
        ChurnScores.of(population(CUSTOMERS), trained(season), ChurnFixtures.SETTINGS)
            .collectAsList();

    Assertions.assertThat(scores)
        .hasSize(3)
        .allSatisfy(
            row -> {
              Map<String, Double> contributions = row.getJavaMap(row.fieldIndex("contributions"));
              double p = row.getDouble(row.fieldIndex("churn_probability"));
              double sum = contributions.values().stream().mapToDouble(v -> v).sum();
              Assertions.assertThat(contributions).containsEntry("time of year", -0.7);
              Assertions.assertThat(sum).isCloseTo(Math.log(p / (1 - p)), within(1e-4));
            });
    Map<String, Double> staying = scores.get(2).getJavaMap(4);
    Assertions.assertThat(staying).containsEntry("spending lately", -1.0);
  }

  @Test
  void scoresAreCountedAtSixDecimals() {
    Dataset<Row> scored =
        rows(
            "score double, churned boolean",
            """
            {score: 0.1234561, churned: true}
            {score: 0.1234559, churned: false}
            {score: 1.0, churned: true}
            """);

    Assertions.assertThat(ScoreCounts.of(scored, col("score"), col("churned")).groups())
        .containsExactly(new Group(1, 1, 1), new Group(0.123456, 1, 2));
  }

  @Test
  void everyFeatureIsInOneDriver() {
    Assertions.assertThat(ChurnDriver.ALL.stream().flatMap(driver -> driver.features().stream()))
        .containsExactlyInAnyOrder(ChurnFeature.values());
  }

  private static Trained trained(Season season) {
    return new Trained(
        MODEL.raised(season.logOdds()),
        MODEL,
        season,
        MODEL,
        List.of(),
        new ChurnPanel.Count(100, 50));
  }

  private static FeatureScale scale() {
    Map<ChurnFeature, Moments> moments = new EnumMap<>(ChurnFeature.class);
    for (ChurnFeature feature : ChurnFeature.values()) {
      moments.put(feature, new Moments(0, 1, new TreeMap<>()));
    }
    moments.put(ChurnFeature.LOG_RECENCY_IN_GAPS, new Moments(0.5, 0.1, new TreeMap<>()));
    return new FeatureScale(moments);
  }

  private static Dataset<Row> population(String lines) {
    return rows("customer_id bigint, " + ChurnFixtures.FEATURES, lines).na().fill(0);
  }
}
