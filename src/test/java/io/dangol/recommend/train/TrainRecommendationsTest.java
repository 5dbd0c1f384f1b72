package io.dangol.recommend.train;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.job.Run;
import io.dangol.table.Tables;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainRecommendationsTest {
  private static final Run RUN = new Run("run", LocalDate.of(2026, 6, 30), ZoneOffset.UTC, 7);

  @Test
  void beginsWithAnEarlierNightIfItMayAndNotesTheLossOfEachEpoch() {
    assertThat(trained(30).read(Tables.METRICS))
        .hasRows(
            """
            {job: "train-recommendations", model: "ials", population: "training", metric: "objective, epoch 1", detail: "begun with an earlier night's factors"}
            """);
    assertThat(trained(0).read(Tables.METRICS))
        .hasRows(
            """
            {metric: "objective, epoch 1", detail: "begun from scratch"}
            {metric: "objective, epoch 2", detail: "begun from scratch"}
            """);
  }

  @Test
  void anotherTrainersFactorsOrThoseOfAnotherRankAreNoBeginning() {
    for (String former :
        List.of(
            "{as_of_on: \"2026-06-29\", item_id: 1, factors: [1.0, 0.0], model_version: \"mllib-als-2026-06-29\"}",
            "{as_of_on: \"2026-06-29\", item_id: 1, factors: [1.0, 0.0, 0.5], model_version: \"ials-2026-06-29\"}")) {
      assertThat(trained(30, former).read(Tables.METRICS))
          .hasRows(
              """
              {metric: "objective, epoch 1", detail: "begun from scratch"}
              {metric: "objective, epoch 2", detail: "begun from scratch"}
              """);
    }
  }

  @Test
  void factorsThatHaveLearnedFromErasedCustomersAreNoBeginning() {
    String former =
        "{as_of_on: \"2026-06-29\", item_id: 1, factors: [1.0, 0.0], model_version: \"ials-2026-06-29\"}";

    assertThat(trained(30, former, RUN.asOf().minusDays(1)).read(Tables.METRICS))
        .hasRows(
            """
            {metric: "objective, epoch 1", detail: "begun from scratch"}
            {metric: "objective, epoch 2", detail: "begun from scratch"}
            """);
    assertThat(trained(30, former, RUN.asOf().minusDays(2)).read(Tables.METRICS))
        .hasRows(
            """
            {metric: "objective, epoch 1", detail: "begun with an earlier night's factors"}
            """);
  }

  @Test
  void notesWhatAutoBecame() {
    StepTables night = night();
    new TrainRecommendations(TrainerContract.settings("blocks = 1, ials.epochs = 1"))
        .run(RUN, night, night);

    // Two pairs of log(1 + 1) among four: 15 x 0.5 x 0.693.
    assertThat(night.read(Tables.MODELS).selectExpr("explode(parameters) as (key, value)"))
        .hasRows(
            """
            {key: "alpha", value: "1.0"}
            {key: "blocks", value: "1"}
            {key: "epochs", value: "1"}
            {key: "max-age", value: "0d"}
            {key: "rank", value: "8"}
            {key: "regularization", value: "0.01"}
            {key: "regularization-exponent", value: "1.0"}
            {key: "steps", value: "3"}
            {key: "tolerance", value: "0.0"}
            {key: "unobserved-weight", value: "5.2"}
            {key: "warm-epochs", value: "4"}
            {key: "weighting", value: "log1p"}
            """);
  }

  private static StepTables trained(int maxAgeDays) {
    return trained(
        maxAgeDays,
        "{as_of_on: \"2026-06-29\", item_id: 1, factors: [1.0, 0.0], model_version: \"ials-2026-06-29\"}");
  }

  private static StepTables trained(int maxAgeDays, String formerItem) {
    return trained(maxAgeDays, formerItem, LocalDate.EPOCH);
  }

  private static StepTables trained(int maxAgeDays, String formerItem, LocalDate erasedAfter) {
    TrainerSettings settings =
        TrainerContract.settings(
            """
            trainer = ials, rank = 2, blocks = 1, weighting = linear
            ials { epochs = 2, warm-epochs = 1, max-age = %sd, steps = 1 }
            """
                .formatted(maxAgeDays));
    StepTables night =
        night()
            .erasedAfter(erasedAfter)
            .withFormer(
                Tables.CUSTOMER_FACTORS,
                rows(Tables.CUSTOMER_FACTORS, formerItem.replace("item_id", "customer_id")))
            .withFormer(Tables.ITEM_FACTORS, rows(Tables.ITEM_FACTORS, formerItem));
    new TrainRecommendations(settings).run(RUN, night, night);
    return night;
  }

  private static StepTables night() {
    return new StepTables(RUN.asOf())
        .with(
            Tables.INTERACTIONS,
            rows(
                Tables.INTERACTIONS,
                """
                {customer_id: 1, item_id: 1, strength: 1.0}
                {customer_id: 2, item_id: 2, strength: 1.0}
                """));
  }
}
