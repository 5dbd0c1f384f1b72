package io.dangol.value;

import static io.dangol.table.Tables.CUSTOMER_VALUES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.EXCHANGE_RATES;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.learn.Metric;
import io.dangol.money.Currencies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job {@code value-customers}: says how often each customer will buy, and what they will spend.
 * It also judges its models by the last days of the log, and chooses one by them.
 *
 * <p>Reads {@code silver.events} and {@code silver.exchange_rates}; writes {@code
 * gold.customer_values}, {@code ops.metrics} and {@code ops.models}. If nobody bought anything, too
 * few came back, or no model converges, there are no values and no model, and the metric {@code
 * valued-customers} is 0 with the reason as its detail.
 */
public final class ValueCustomers implements Step {

  public static final String JOB = "value-customers";

  private static final Logger LOG = LoggerFactory.getLogger(ValueCustomers.class);

  private final ValueSettings settings;
  private final Currencies currencies;

  public ValueCustomers(ValueSettings settings, Currencies currencies) {
    this.settings = settings;
    this.currencies = currencies;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Dataset<Row> events =
        currencies.inOwn(inputs.read(EVENTS), inputs.read(EXCHANGE_RATES), run.zone());
    LocalDate cut = run.asOf().minusDays(settings.holdOutDays());
    try (Buyers buyers = Buyers.of(events, settings, run.zone(), cut, run.asOf())) {
      currencies.requireOne(Groups.currencies(buyers.now()));
      LOG.info("Values as of {}: {}", run.asOf(), value(run.asOf(), buyers, outputs));
    }
  }

  /** Returns what was done, in words. */
  private String value(LocalDate asOf, Buyers buyers, Outputs outputs) {
    Counted<History> histories = Groups.histories(buyers.now());
    if (histories.groups().isEmpty()) {
      return writeNothing(asOf, ValueEvaluation.noPurchaseUpTo(asOf), outputs);
    }
    Optional<String> tooFew = ValueModels.tooFew(histories, settings);
    if (tooFew.isPresent()) {
      return writeNothing(asOf, tooFew.get(), outputs);
    }
    ValueEvaluation.Result judged = ValueEvaluation.before(asOf, buyers, settings);
    Optional<ValueModels> models =
        ValueModels.of(judged.best(), histories, Groups.spends(buyers.now()), settings);
    return models.isPresent()
        ? writeValues(asOf, buyers, histories, judged, models.get(), outputs)
        : writeNothing(asOf, "no model converged", outputs);
  }

  private static String writeValues(
      LocalDate asOf,
      Buyers buyers,
      Counted<History> histories,
      ValueEvaluation.Result judged,
      ValueModels models,
      Outputs outputs) {
    ModelReport report = new ModelReport(models, histories, asOf);
    List<Metric> metrics = new ArrayList<>(judged.metrics());
    metrics.addAll(report.metrics());
    outputs.write(
        CUSTOMER_VALUES,
        CustomerValues.rows(CustomerValues.of(buyers.now(), models, ValueSettings.HORIZONS)));
    outputs.write(METRICS, metrics.stream().map(metric -> metric.row(asOf, JOB)).toList());
    outputs.write(MODELS, report.rows());
    return report.inWords();
  }

  /** Having no values is a valid outcome; the log and a metric say why. */
  private static String writeNothing(LocalDate asOf, String reason, Outputs outputs) {
    Metric none = ModelReport.valuedCustomers(PurchaseFamily.PARETO_NBD.label(), 0, reason);
    outputs.write(CUSTOMER_VALUES, List.of());
    outputs.write(METRICS, List.of(none.row(asOf, JOB)));
    outputs.write(MODELS, List.of());
    return "no values, " + reason;
  }
}
