package io.dangol.recommend.train;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.MODEL_VERSION;
import static io.dangol.table.Tables.CUSTOMER_FACTORS;
import static io.dangol.table.Tables.INTERACTIONS;
import static io.dangol.table.Tables.ITEM_FACTORS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Learns the night's factors from the interactions. */
public final class TrainRecommendations implements Step {

  public static final String JOB = "train-recommendations";

  private final TrainerSettings settings;

  public TrainRecommendations(TrainerSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Trainer trainer = settings.trainer();
    Dataset<Row> interactions = inputs.read(INTERACTIONS);
    Optional<Factors> former = former(inputs, trainer.name());
    List<Row> epochs = new ArrayList<>();
    String detail = former.isPresent() ? "begun with an earlier night's factors" : "begun anew";
    Factors factors =
        trainer.train(
            interactions,
            former,
            run.seed(),
            (epoch, objective, made) ->
                epochs.add(trainer.loss(epoch, objective, detail).row(run.asOf(), JOB)));
    outputs.write(METRICS, epochs);
    String version = trainer.name() + "-" + run.asOf();
    Date asOf = Date.valueOf(run.asOf());
    Column on = lit(asOf);
    outputs.write(
        CUSTOMER_FACTORS,
        factors
            .customers()
            .withColumn(AS_OF_ON.name(), on)
            .withColumn(MODEL_VERSION.name(), lit(version)));
    outputs.write(
        ITEM_FACTORS,
        factors
            .items()
            .withColumn(AS_OF_ON.name(), on)
            .withColumn(MODEL_VERSION.name(), lit(version)));
    outputs.write(MODELS, List.of(RowFactory.create(asOf, JOB, version, settings.parameters())));
  }

  /** What an earlier night learned in the same way, if training may begin with it. */
  private Optional<Factors> former(Inputs inputs, String trainer) {
    int maxAge = settings.maxAgeDays();
    if (maxAge == 0) {
      return Optional.empty();
    }
    Column isAlike = MODEL_VERSION.col().startsWith(trainer + "-");
    Factors former =
        new Factors(
            inputs.readFormer(CUSTOMER_FACTORS, maxAge).where(isAlike),
            inputs.readFormer(ITEM_FACTORS, maxAge).where(isAlike));
    return former.ofRank(settings.common().rank());
  }
}
