package io.dangol.churn;

import static io.dangol.learn.FittedModel.sixDecimals;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.CUSTOMER_VALUES;
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
import io.dangol.learn.AbsenceModel;
import io.dangol.learn.AbsenceModel.Fitted;
import io.dangol.learn.AbsenceModel.Unfitted;
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
 * <p>Reads {@code silver.events}, {@code silver.exchange_rates} and {@code gold.customer_values};
 * writes {@code gold.churn_scores}, {@code ops.metrics} and {@code ops.models}. If the log is too
 * short or has only one class, a model that needs no past outcomes scores. If that has too little
 * to learn from, too, there are no scores and no model, and the metric {@code scored-customers} is
 * 0 with the reasons as its detail.
 */
public final class ScoreChurn implements Step {

  public static final String JOB = "score-churn";

  private static final Logger LOG = LoggerFactory.getLogger(ScoreChurn.class);

  private final ChurnSettings settings;
  private final Currencies currencies;
  private final AbsenceModel absence;

  /**
   * The job of a shop.
   *
   * @param absence scores where nothing can be learned from past dates
   */
  public ScoreChurn(ChurnSettings settings, Currencies currencies, AbsenceModel absence) {
    this.settings = settings;
    this.currencies = currencies;
    this.absence = absence;
  }

  /**
   * What scores a night.
   *
   * @param rows of {@code gold.churn_scores}, but for what is at stake
   * @param detail of the scores, in words
   * @param parameters for {@code ops.models}
   */
  private record Scoring(
      String model, Dataset<Row> rows, String detail, Map<String, String> parameters) {}

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Dataset<Row> events =
        currencies.inOwn(inputs.read(EVENTS), inputs.read(EXCHANGE_RATES), run.zone());
    try (ChurnPanel panel = ChurnPanel.tonight(events, settings, run.zone(), run.asOf())) {
      LOG.info(
          "Churn as of {}: {}",
          run.asOf(),
          score(run.asOf(), panel, inputs.read(CUSTOMER_VALUES), outputs));
    }
  }

  /** Returns what was done, in words. */
  private String score(LocalDate asOf, ChurnPanel panel, Dataset<Row> values, Outputs outputs) {
    if (!panel.hasActivity()) {
      return writeNothing(asOf, ChurnEvaluation.noActivityUpTo(asOf), outputs);
    }
    ChurnTraining.Outcome outcome = ChurnTraining.asOf(asOf, panel);
    if (outcome instanceof Trained trained) {
      return write(asOf, panel, learned(asOf, panel, trained), values, outputs);
    }
    String reason = ((Untrained) outcome).reason();
    AbsenceModel.Outcome other = new Absence(absence, panel).asOf(asOf);
    return other instanceof Fitted fitted
        ? write(asOf, panel, unlearned(asOf, panel, fitted, reason), values, outputs)
        : writeNothing(asOf, reason + "; " + ((Unfitted) other).reason(), outputs);
  }

  private Scoring learned(LocalDate asOf, ChurnPanel panel, Trained trained) {
    String detail =
        "trained on %s; %s"
            .formatted(ChurnTraining.inWords(trained.cutOffs()), trained.season().inWords());
    return new Scoring(
        ChurnEvaluation.LOGISTIC,
        ChurnScores.of(panel.population(List.of(asOf)), trained, settings),
        detail,
        parameters(panel, trained));
  }

  private Scoring unlearned(LocalDate asOf, ChurnPanel panel, Fitted fitted, String reason) {
    Dataset<Row> population = new Absence(absence, panel).population(asOf, fitted);
    double share = Absence.meanOf(population);
    Map<String, String> parameters = new HashMap<>(fitted.parameters());
    parameters.put("horizon-days", Integer.toString(panel.rhythm().horizonDays()));
    parameters.put("mean-predicted", sixDecimals(share));
    return new Scoring(
        ChurnEvaluation.NO_ACTIVITY,
        ChurnScores.ofAbsence(population, share, settings),
        "by how often customers come: " + reason,
        parameters);
  }

  private String write(
      LocalDate asOf, ChurnPanel panel, Scoring scoring, Dataset<Row> values, Outputs outputs) {
    int horizonDays = panel.rhythm().horizonDays();
    long customers = panel.countOf(List.of(asOf)).customers();
    String detail = "as of %s, horizon %s days; %s".formatted(asOf, horizonDays, scoring.detail());
    Stakes stakes = Stakes.of(scoring.rows(), values, settings);
    List<Metric> metrics =
        new ArrayList<>(ChurnEvaluation.of(panel, absence, asOf.minusDays(horizonDays)));
    metrics.add(scoredCustomers(scoring.model(), customers, detail));
    metrics.add(
        ChurnEvaluation.metric(
            scoring.model(),
            "valued-customers",
            (double) stakes.customers(),
            customers,
            "with money in gold.customer_values for the next %s days".formatted(Stakes.DAYS)));
    outputs.write(CHURN_SCORES, stakes.scores());
    outputs.write(METRICS, metrics.stream().map(metric -> metric.row(asOf, JOB)).toList());
    FittedModel model = new FittedModel("churn-" + scoring.model(), scoring.parameters());
    outputs.write(MODELS, List.of(model.row(asOf, JOB)));
    return "%s customers scored by %s, %s; of %s the value at stake is known"
        .formatted(customers, scoring.model(), detail, stakes.customers());
  }

  /** Having no scores is a valid outcome; the log and a metric say why. */
  private static String writeNothing(LocalDate asOf, String reason, Outputs outputs) {
    Metric none = scoredCustomers(ChurnEvaluation.LOGISTIC, 0, reason);
    outputs.write(CHURN_SCORES, List.of());
    outputs.write(METRICS, List.of(none.row(asOf, JOB)));
    outputs.write(MODELS, List.of());
    return "no scores, " + reason;
  }

  private static Metric scoredCustomers(String model, long customers, String detail) {
    return ChurnEvaluation.metric(model, "scored-customers", (double) customers, customers, detail);
  }

  private static Map<String, String> parameters(ChurnPanel panel, Trained trained) {
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
    return parameters;
  }
}
