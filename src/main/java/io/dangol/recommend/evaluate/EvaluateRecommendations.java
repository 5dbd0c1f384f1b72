package io.dangol.recommend.evaluate;

import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.METRICS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * Measures the lists that would have been made before the last test window against what customers
 * took in it.
 *
 * <p>Writes no rows if there is too little history.
 */
public final class EvaluateRecommendations implements Step {

  public static final String JOB = "evaluate-recommendations";

  private final RankingEvaluation evaluation;

  public EvaluateRecommendations(RankingEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    LocalDate cut = run.asOf().minusDays(evaluation.testDays());
    Run earlier = new Run(run.id(), cut, run.zone(), run.seed());
    outputs.write(
        METRICS,
        evaluation.metrics(earlier, inputs.read(EVENTS), inputs.read(ITEMS)).stream()
            .<Row>map(metric -> metric.row(run.asOf(), JOB))
            .toList());
  }
}
