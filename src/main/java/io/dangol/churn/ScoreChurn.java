package io.dangol.churn;

import static io.dangol.learn.FittedModel.sixDecimals;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.EXCHANGE_RATES;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;

import io.dangol.churn.ChurnTraining.Trained;
import io.dangol.churn.ChurnTraining.Untrained;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.learn.FittedModel;
import io.dangol.learn.Metric;
import io.dangol.money.Currencies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job {@code score-churn}: trains as of the night and scores every recently active customer. It
 * also measures the same training one horizon earlier, when the outcome is known.
 *
 * <p>Reads {@code silver.events} and {@code silver.exchange_rates}; writes {@code
 * gold.churn_scores}, {@code ops.metrics} and {@code ops.models}. If the log is too short or has
 * only one class, there are no scores and no model, and the metric {@code scored-customers} is 0
 * with the reason as its detail.
 */
public final class ScoreChurn implements Step {

  public static final String JOB = "score-churn";

  private static final Logger LOG = LoggerFactory.getLogger(ScoreChurn.class);

  private final ChurnSettings settings;
  private final Currencies currencies;

  public ScoreChurn(ChurnSettings settings, Currencies currencies) {
    this.settings = settings;
    this.currencies = currencies;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Dataset<Row> events =
        currencies.inOwn(inputs.read(EVENTS), inputs.read(EXCHANGE_RATES), run.zone());
    try (ChurnPanel panel = ChurnPanel.tonight(events, settings, run.zone(), run.asOf())) {
      LOG.info("Churn as of {}: {}", run.asOf(), score(run, panel, outputs));
    }
  }

  /** Returns what was done, in words. */
  private String score(Run run, ChurnPanel panel, Outputs outputs) {
    if (!panel.hasActivity()) {
      return writeNothing(run, ChurnEvaluation.noActivityUpTo(run.asOf()), outputs);
    }
    ChurnTraining.Outcome outcome = ChurnTraining.asOf(run.asOf(), panel);
    return outcome instanceof Trained trained
        ? writeScores(run, panel, trained, outputs)
        : writeNothing(run, ((Untrained) outcome).reason(), outputs);
  }

  private String writeScores(Run run, ChurnPanel panel, Trained trained, Outputs outputs) {
    LocalDate asOf = run.asOf();
    long customers = panel.countOf(List.of(asOf)).customers();
    String detail =
        "as of %s, horizon %s days; trained on %s; %s"
            .formatted(
                asOf,
                panel.rhythm().horizonDays(),
                ChurnTraining.inWords(trained.cutOffs()),
                trained.season().inWords());
    List<Metric> metrics =
        new ArrayList<>(ChurnEvaluation.of(panel, asOf.minusDays(panel.rhythm().horizonDays())));
    metrics.add(scoredCustomers(customers, detail));
    outputs.write(CHURN_SCORES, ChurnScores.of(panel.population(List.of(asOf)), trained, settings));
    outputs.write(METRICS, metrics.stream().map(metric -> metric.row(asOf, JOB)).toList());
    outputs.write(MODELS, List.of(model(panel, trained).row(asOf, JOB)));
    return customers + " customers scored, " + detail;
  }

  /** Having no scores is a valid outcome; the log and a metric say why. */
  private static String writeNothing(Run run, String reason, Outputs outputs) {
    outputs.write(CHURN_SCORES, List.of());
    outputs.write(METRICS, List.of(scoredCustomers(0, reason).row(run.asOf(), JOB)));
    outputs.write(MODELS, List.of());
    return "no scores, " + reason;
  }

  private static Metric scoredCustomers(long customers, String detail) {
    return ChurnEvaluation.metric(
        "logistic", "scored-customers", (double) customers, customers, detail);
  }

  private static FittedModel model(ChurnPanel panel, Trained trained) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("horizon-days", Integer.toString(panel.rhythm().horizonDays()));
    parameters.put("cut-offs", ChurnTraining.inWords(trained.cutOffs()));
    parameters.put("examples", Long.toString(trained.examples().customers()));
    parameters.put("churned", Long.toString(trained.examples().churned()));
    parameters.put("regularization", Double.toString(panel.settings().regularization()));
    parameters.put("intercept", sixDecimals(trained.unseasoned().intercept()));
    if (trained.season().isKnown()) {
      parameters.put("season", sixDecimals(trained.season().logOdds()));
      parameters.put("season-dates", ChurnTraining.inWords(trained.season().dates()));
    }
    trained
        .logistic()
        .coefficients()
        .forEach((feature, value) -> parameters.put(feature.rawName(), sixDecimals(value)));
    return new FittedModel("churn-logistic", parameters);
  }
}
