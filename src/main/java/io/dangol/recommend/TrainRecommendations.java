package io.dangol.recommend;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.MODEL_VERSION;
import static io.dangol.table.Tables.CUSTOMER_FACTORS;
import static io.dangol.table.Tables.INTERACTIONS;
import static io.dangol.table.Tables.ITEM_FACTORS;
import static io.dangol.table.Tables.MODELS;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.RowFactory;

/** Learns the night's factors from the interactions. */
public final class TrainRecommendations implements Step {

  public static final String JOB = "train-recommendations";

  private final Trainer trainer;
  private final Map<String, String> parameters;

  public TrainRecommendations(RecommendSettings settings) {
    this.trainer = settings.trainer().trainer();
    this.parameters = settings.trainer().parameters();
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Factors factors = trainer.train(inputs.read(INTERACTIONS), run.seed());
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
    outputs.write(MODELS, List.of(RowFactory.create(asOf, JOB, version, parameters)));
  }
}
