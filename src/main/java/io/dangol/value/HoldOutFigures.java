package io.dangol.value;

import io.dangol.learn.ClassificationMetrics;
import io.dangol.learn.Metric;
import io.dangol.learn.ScoreCounts;
import io.dangol.value.HoldOut.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a hold-out as metrics; docs/metrics.md has the formulas.
 *
 * @param fits those that have not converged have no figures
 * @param published the kind of model that is marked
 * @param detail of all metrics
 */
record HoldOutFigures(
    HoldOut holdOut,
    Map<PurchaseFamily, Fit<PurchaseModel>> fits,
    PurchaseFamily published,
    String detail) {

  static final String OBSERVED = "observed";
  static final String RATE = "rate";

  private static final String RECENCY = "recency";

  /** Customers are compared by their repeats; those with this many or more are one group. */
  private static final int MANY = 5;

  /** A list that can be added to. */
  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    Figures rate = holdOut.figuresOfRate();
    add(metrics, OBSERVED, "purchases", rate.actual());
    fits.forEach(
        (family, fit) -> {
          if (fit.converged()) {
            addModel(metrics, family.label(), fit.model());
          }
        });
    add(metrics, published.label(), Metric.PUBLISHED, 1);
    addFigures(metrics, RATE, rate);
    add(metrics, RECENCY, "auc", holdOut.aucOfRecency());
    addCalibration(metrics);
    return metrics;
  }

  private void addModel(List<Metric> metrics, String name, PurchaseModel model) {
    Figures figures = holdOut.figures(model);
    addFigures(metrics, name, figures);
    ScoreCounts any = holdOut.scores(history -> buysAgain(model, history));
    if (any.positives() > 0 && any.positives() < any.cases()) {
      add(metrics, name, "brier", ClassificationMetrics.brier(any));
      add(metrics, name, "ece", ClassificationMetrics.calibrationError(any));
    }
    add(metrics, name, "log-likelihood", figures.logLikelihood() / customers());
  }

  private void addFigures(List<Metric> metrics, String name, Figures figures) {
    add(metrics, name, "purchases", figures.predicted());
    add(metrics, name, "mae", figures.meanAbsoluteError());
    add(metrics, name, "auc", figures.auc());
  }

  /** Purchases per customer, by repeats before. */
  private void addCalibration(List<Metric> metrics) {
    PurchaseModel model = fits.get(published).model();
    for (int repeats = 0; repeats <= MANY; repeats++) {
      int group = repeats;
      ToDoubleFunction<Outcome> isIn =
          outcome -> Math.min(MANY, outcome.before().repeats()) == group ? 1 : 0;
      double customers = holdOut.outcomes().sum(isIn);
      if (customers > 0) {
        String part = repeats + (repeats == MANY ? " repeats or more" : " repeats");
        String name = Metric.detailed(part, "purchases per customer");
        double actual = sumOf(isIn, Outcome::purchases);
        double predicted =
            sumOf(isIn, outcome -> model.outlook(outcome.before()).expected(holdOut.weeks()));
        double rate = sumOf(isIn, outcome -> holdOut.weeks() * HoldOut.rate(outcome.before()));
        metrics.add(detailed(OBSERVED, name, actual / customers, customers));
        metrics.add(detailed(published.label(), name, predicted / customers, customers));
        metrics.add(detailed(RATE, name, rate / customers, customers));
      }
    }
  }

  private double sumOf(ToDoubleFunction<Outcome> isIn, ToDoubleFunction<Outcome> figure) {
    return holdOut
        .outcomes()
        .sum(outcome -> isIn.applyAsDouble(outcome) == 0 ? 0 : figure.applyAsDouble(outcome));
  }

  private double buysAgain(PurchaseModel model, History history) {
    return model.outlook(history).probabilityOfAny(holdOut.weeks());
  }

  private void add(List<Metric> metrics, String model, String name, double value) {
    if (!Double.isNaN(value)) {
      metrics.add(new Metric(model, ValueEvaluation.POPULATION, name, value, customers(), detail));
    }
  }

  private Metric detailed(String model, String name, double value, double customers) {
    return new Metric(
        model, ValueEvaluation.POPULATION, name, value, Math.round(customers), detail);
  }

  private long customers() {
    return holdOut.outcomes().customers();
  }
}
