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
            {metric: "objective, epoch 1", detail: "begun anew"}
            {metric: "objective, epoch 2", detail: "begun anew"}
            """);
  }

  @Test
  void anotherTrainersFactorsOrThoseOfAnotherRankAreNoBeginning() {
    for (String former :
        List.of(
            "{item_id: 1, factors: [1.0, 0.0], model_version: \"mllib-als-2026-06-29\"}",
            "{item_id: 1, factors: [1.0, 0.0, 0.5], model_version: \"ials-2026-06-29\"}")) {
      assertThat(trained(30, former).read(Tables.METRICS))
          .hasRows(
              """
              {metric: "objective, epoch 1", detail: "begun anew"}
              {metric: "objective, epoch 2", detail: "begun anew"}
              """);
    }
  }

  private static StepTables trained(int maxAgeDays) {
    return trained(
        maxAgeDays, "{item_id: 1, factors: [1.0, 0.0], model_version: \"ials-2026-06-29\"}");
  }

  private static StepTables trained(int maxAgeDays, String formerItem) {
    TrainerSettings settings =
        TrainerContract.settings(
            """
            trainer = ials, rank = 2, blocks = 1, weighting = linear
            ials { epochs = 2, warm-epochs = 1, max-age = %sd, steps = 1 }
            """
                .formatted(maxAgeDays));
    StepTables night =
        new StepTables(RUN.asOf())
            .with(
                Tables.INTERACTIONS,
                rows(
                    Tables.INTERACTIONS,
                    """
                    {customer_id: 1, item_id: 1, strength: 1.0}
                    {customer_id: 2, item_id: 2, strength: 1.0}
                    """))
            .withFormer(
                Tables.CUSTOMER_FACTORS,
                rows(Tables.CUSTOMER_FACTORS, formerItem.replace("item_id", "customer_id")))
            .withFormer(Tables.ITEM_FACTORS, rows(Tables.ITEM_FACTORS, formerItem));
    new TrainRecommendations(settings).run(RUN, night, night);
    return night;
  }
}
