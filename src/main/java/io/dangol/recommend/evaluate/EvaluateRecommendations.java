package io.dangol.recommend.evaluate;

import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.learn.FittedModel;
import io.dangol.recommend.rank.ListChoice;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Measures the lists that would have been made before the last test window against what customers
 * took in it, and decides which model makes the night's lists.
 *
 * <p>Writes no metrics if there is too little history; the formula then makes the lists.
 */
public final class EvaluateRecommendations implements Step {

  public static final String JOB = "evaluate-recommendations";

  private final RankingEvaluation evaluation;

  public EvaluateRecommendations(RankingEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    EvaluatedLists lists = evaluation.lastWindow(run, inputs.read(EVENTS), inputs.read(ITEMS));
    outputs.write(
        METRICS, lists.metrics().stream().<Row>map(metric -> metric.row(run.asOf(), JOB)).toList());
    FittedModel choice = new FittedModel(ListChoice.MODEL, lists.choice().parameters());
    outputs.write(MODELS, List.of(choice.row(run.asOf(), JOB)));
  }
}
