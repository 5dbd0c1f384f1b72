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
import io.dangol.learn.FittedModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns the night's factors from the interactions. */
public final class TrainRecommendations implements Step {

  public static final String JOB = "train-recommendations";

  private static final Logger LOG = LoggerFactory.getLogger(TrainRecommendations.class);

  private final TrainerSettings settings;

  public TrainRecommendations(TrainerSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Trainer trainer = settings.trainer();
    Dataset<Row> interactions = inputs.read(INTERACTIONS);
    Feedback feedback = settings.feedback(interactions);
    Map<String, String> parameters = settings.parameters(feedback);
    LOG.info(
        "{} learns from {} customers and {} items with {}",
        trainer.name(),
        feedback.customers(),
        feedback.items(),
        parameters);
    Optional<Factors> former = former(inputs, trainer.name(), settings.common().rank(feedback));
    List<Row> epochs = new ArrayList<>();
    String detail =
        former.isPresent() ? "begun with an earlier night's factors" : "begun from scratch";
    Factors factors =
        trainer.train(
            interactions,
            former,
            run.seed(),
            (epoch, objective, factorsSoFar) ->
                epochs.add(trainer.loss(epoch, objective, detail).row(run.asOf(), JOB)));
    outputs.write(METRICS, epochs);
    String version = FittedModel.version(trainer.name(), run.asOf());
    outputs.write(CUSTOMER_FACTORS, versioned(factors.customers(), version));
    outputs.write(ITEM_FACTORS, versioned(factors.items(), version));
    FittedModel model = new FittedModel(trainer.name(), parameters);
    outputs.write(MODELS, List.of(model.row(run.asOf(), JOB)));
  }

  private static Dataset<Row> versioned(Dataset<Row> vectors, String version) {
    return vectors.withColumn(MODEL_VERSION.name(), lit(version));
  }

  private static LocalDate night(Factors former) {
    return AS_OF_ON.dateOf(former.items().select(AS_OF_ON.col()).first());
  }

  /**
   * The factors of an earlier night's training of the same kind, if training may start with them.
   */
  private Optional<Factors> former(Inputs inputs, String trainer, int rank) {
    int maxAge = settings.maxAgeDays();
    if (maxAge == 0) {
      return Optional.empty();
    }
    Column isSameTrainer = MODEL_VERSION.col().startsWith(trainer + "-");
    Factors former =
        new Factors(
            inputs.readFormer(CUSTOMER_FACTORS, maxAge).where(isSameTrainer),
            inputs.readFormer(ITEM_FACTORS, maxAge).where(isSameTrainer));
    return former.ofRank(rank).filter(factors -> inputs.mayGoOnFrom(night(factors)));
  }
}
