package io.dangol.recommend;

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
 * Measures the lists that would have been made one test window ago against what was taken in it.
 *
 * <p>Writes no rows while there is too little history.
 */
public final class EvaluateRecommendations implements Step {

  public static final String JOB = "evaluate-recommendations";

  private final RecommendSettings settings;
  private final InteractionsAsOf interactionsAsOf;

  public EvaluateRecommendations(RecommendSettings settings, InteractionsAsOf interactionsAsOf) {
    this.settings = settings;
    this.interactionsAsOf = interactionsAsOf;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    LocalDate cut = run.asOf().minusDays(settings.evaluation().testDays());
    RankingEvaluation evaluation =
        new RankingEvaluation(
            settings, settings.trainer().trainer(), interactionsAsOf, run.zone(), run.seed());
    outputs.write(
        METRICS,
        evaluation.metrics(inputs.read(EVENTS), inputs.read(ITEMS), cut).stream()
            .<Row>map(metric -> metric.row(run.asOf(), JOB))
            .toList());
  }
}
