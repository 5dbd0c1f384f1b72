package io.dangol.value;

import io.dangol.learn.ClassificationMetrics;
import io.dangol.learn.ScoreCounts;
import io.dangol.value.Counted.Group;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What customers did in a window of time after their histories ended. Models were fitted to the
 * histories and are judged by the window.
 *
 * @param outcomes at least one
 * @param weeks length of the window, the same for all customers
 */
record HoldOut(Counted<Outcome> outcomes, double weeks) {

  /** In standard errors. */
  private static final double CLEAR = 2;

  /** Models that agree may differ in the same direction for all customers, by next to nothing. */
  private static final double NOTABLE = 1;

  /**
   * How well the window was predicted.
   *
   * @param logLikelihood of the number of purchases per customer, summed over customers; NaN for
   *     baselines, which predict no distribution
   * @param predicted purchases of all customers
   * @param actual purchases of all customers
   * @param meanAbsoluteError of a customer's predicted purchases
   * @param auc of who buys again, by predicted purchases; NaN if all do, or none
   */
  record Figures(
      double logLikelihood,
      double predicted,
      double actual,
      double meanAbsoluteError,
      double auc) {}

  HoldOut {
    if (outcomes.groups().isEmpty() || !(weeks > 0)) {
      throw new IllegalArgumentException(
          outcomes.groups().size() + " outcomes in " + weeks + " weeks");
    }
  }

  /** What models are fitted to. */
  Counted<History> histories() {
    return outcomes.map(Outcome::before);
  }

  Figures figures(PurchaseModel model) {
    return figures(logLikelihood(model), history -> model.outlook(history).expected(weeks));
  }

  /** Each customer goes on at the rate of all the time observed so far, x / T. */
  Figures figuresOfRate() {
    return figures(Double.NaN, history -> weeks * rate(history));
  }

  /** Repeats per week so far; 0 without a repeat. */
  static double rate(History history) {
    return history.repeats() == 0 ? 0 : history.repeats() / history.observed();
  }

  /**
   * The AUC of ranking customers by the time since they last bought; NaN if all buy again, or none.
   */
  double aucOfRecency() {
    return auc(history -> 1 / (history.observed() - history.last()));
  }

  /** ln of the probability of exactly the purchases that each customer made in the window. */
  double logLikelihood(PurchaseModel model) {
    return outcomes.sum(outcome -> logProbability(model, outcome));
  }

  private double logProbability(PurchaseModel model, Outcome outcome) {
    return Math.log(model.outlook(outcome.before()).probability(outcome.purchases(), weeks));
  }

  /**
   * The first fit that has converged, unless the window is clearly likelier under a later one;
   * empty if none has converged.
   */
  Optional<Fit<PurchaseModel>> best(Iterable<Fit<PurchaseModel>> fits) {
    Optional<Fit<PurchaseModel>> best = Optional.empty();
    for (Fit<PurchaseModel> fit : fits) {
      boolean isFirst = fit.converged() && best.isEmpty();
      if (isFirst || (fit.converged() && isClearlyLikelier(fit.model(), best.get().model()))) {
        best = Optional.of(fit);
      }
    }
    return best;
  }

  /**
   * By more than two standard errors of the difference, customer by customer, and by more than 1.
   */
  private boolean isClearlyLikelier(PurchaseModel model, PurchaseModel than) {
    ToDoubleFunction<Outcome> ahead =
        outcome -> logProbability(model, outcome) - logProbability(than, outcome);
    double mean = outcomes.sum(ahead) / outcomes.customers();
    double squares = outcomes.sum(outcome -> Math.pow(ahead.applyAsDouble(outcome) - mean, 2));
    return mean * outcomes.customers() > Math.max(NOTABLE, CLEAR * Math.sqrt(squares));
  }

  private Figures figures(double logLikelihood, ToDoubleFunction<History> expected) {
    double error =
        outcomes.sum(
            outcome -> Math.abs(expected.applyAsDouble(outcome.before()) - outcome.purchases()));
    return new Figures(
        logLikelihood,
        outcomes.sum(outcome -> expected.applyAsDouble(outcome.before())),
        outcomes.sum(Outcome::purchases),
        error / outcomes.customers(),
        auc(expected));
  }

  /** The AUC of any score from 0 up; only the order matters. */
  private double auc(ToDoubleFunction<History> score) {
    ScoreCounts counts =
        scores(
            history -> {
              double any = score.applyAsDouble(history);
              return any == Double.POSITIVE_INFINITY ? 1 : any / (1 + any);
            });
    boolean bothClasses = counts.positives() > 0 && counts.positives() < counts.cases();
    return bothClasses ? ClassificationMetrics.auc(counts) : Double.NaN;
  }

  /**
   * Customers who buy again, by a score.
   *
   * @param score from 0 to 1
   */
  ScoreCounts scores(ToDoubleFunction<History> score) {
    Map<Double, ScoreCounts.Group> byScore = new TreeMap<>();
    for (Group<Outcome> group : outcomes.groups()) {
      double of = score.applyAsDouble(group.value().before());
      long positives = group.value().boughtAgain() ? group.customers() : 0;
      byScore.merge(
          of,
          new ScoreCounts.Group(of, positives, group.customers()),
          (a, b) ->
              new ScoreCounts.Group(of, a.positives() + b.positives(), a.cases() + b.cases()));
    }
    return new ScoreCounts(byScore.values().stream().toList());
  }
}
