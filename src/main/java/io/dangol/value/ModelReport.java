package io.dangol.value;

import io.dangol.learn.FittedModel;
import io.dangol.learn.Metric;
import io.dangol.value.Fit.Estimate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * What {@code ops.models} and {@code ops.metrics} say of the models that made a night's values.
 *
 * @param histories that the models were fitted to
 */
record ModelReport(ValueModels models, Counted<History> histories, LocalDate asOf) {

  private static final String MONEY = "gamma-gamma";

  /** A row for each model. */
  List<Row> rows() {
    List<FittedModel> fitted = new ArrayList<>();
    fitted.add(fitted(models.family().label(), models.family(), models.purchases()));
    models.money().ifPresent(fit -> fitted.add(fitted(MONEY, SpendFamily.GAMMA_GAMMA, fit)));
    return fitted.stream().map(model -> model.row(asOf, ValueCustomers.JOB)).toList();
  }

  /** How many customers have values, and what the models do not know. */
  List<Metric> metrics() {
    String label = models.family().label();
    List<Metric> metrics = new ArrayList<>();
    metrics.add(valuedCustomers(label, histories.customers(), inWords()));
    metrics.add(unidentified(label, models.purchases()));
    models.money().ifPresent(fit -> metrics.add(unidentified(MONEY, fit)));
    return metrics;
  }

  static Metric valuedCustomers(String model, long customers, String detail) {
    return new Metric(
        model,
        ValueEvaluation.POPULATION,
        "valued-customers",
        (double) customers,
        customers,
        detail);
  }

  String inWords() {
    return "%s customers as of %s by %s, %s"
        .formatted(
            histories.customers(),
            asOf,
            models.family().label(),
            models.money().isPresent()
                ? "with money"
                : "without money: too few amounts to learn from");
  }

  private Metric unidentified(String model, Fit<?> fit) {
    String detail =
        fit.concerns().isEmpty()
            ? "all parameters are identified"
            : String.join("; ", fit.concerns());
    return new Metric(
        model,
        ValueEvaluation.POPULATION,
        "unidentified",
        (double) fit.concerns().size(),
        histories.customers(),
        detail);
  }

  private FittedModel fitted(String name, Family<?, ?> family, Fit<?> fit) {
    return new FittedModel("value-" + name, parameters(family, fit, histories.customers()));
  }

  /**
   * What {@code ops.models} says of a fit, as a map that can be added to. Parameters that the data
   * do not determine are named, without a number.
   */
  static Map<String, String> parameters(Family<?, ?> family, Fit<?> fit, long customers) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < fit.estimates().size(); i++) {
      Estimate estimate = fit.estimates().get(i);
      boolean known = fit.isIdentified(family.parameters().get(i).decides());
      parameters.put(
          estimate.name(),
          known ? String.format(Locale.ROOT, "%.6g", estimate.value()) : "not identified");
    }
    parameters.put("customers", Long.toString(customers));
    parameters.put("log-likelihood", String.format(Locale.ROOT, "%.2f", fit.logLikelihood()));
    if (!fit.concerns().isEmpty()) {
      parameters.put("concerns", String.join("; ", fit.concerns()));
    }
    return parameters;
  }
}
