package io.dangol.churn;

import static io.dangol.churn.ChurnLabels.CHURNED;

import io.dangol.churn.ChurnTraining.Trained;
import io.dangol.churn.ChurnTraining.Untrained;
import io.dangol.learn.ClassificationMetrics;
import io.dangol.learn.ClassificationMetrics.Bin;
import io.dangol.learn.Metric;
import io.dangol.learn.ScoreCounts;
import io.dangol.learn.ScoreIntervals;
import io.dangol.table.Words.Population;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares the churn model with its baselines on a past cut-off. It trains on what was known then
 * and measures against what happened afterwards.
 *
 * <p>Models: {@code logistic}, {@code recency} (the same with recency as the only feature) and
 * {@code constant} (the base rate of the training examples for everybody). {@code
 * logistic-without-season} is there where last year's season is known. The metrics {@code
 * customers} and {@code base-rate} of the model {@code population} describe the population. If
 * nothing could be trained, or the horizon is not over, {@code evaluated-customers} is 0 and its
 * detail says why.
 */
public final class ChurnEvaluation {

  static final String POPULATION = Population.CHURN.word();
  static final String LOGISTIC = "logistic";

  private static final String RELIABILITY = "reliability";
  private static final String RELIABLE_PREDICTED = Metric.detailed(RELIABILITY, "mean-predicted");
  private static final String RELIABLE_CHURNED = Metric.detailed(RELIABILITY, "churned");

  private ChurnEvaluation() {}

  /**
   * The metrics of the models as of a past date.
   *
   * @param events the whole log; events after the horizon are ignored
   * @param asOf the last day whose events the models learn from
   * @param horizon receives the number of days after {@code asOf} that the metrics are about
   */
  public static List<Metric> of(
      Dataset<Row> events,
      ChurnSettings settings,
      ZoneId zone,
      LocalDate asOf,
      IntConsumer horizon) {
    try (ChurnPanel panel = ChurnPanel.inRetrospect(events, settings, zone, asOf)) {
      if (!panel.hasActivity()) {
        return List.of(nothing(noActivityUpTo(asOf)));
      }
      horizon.accept(panel.rhythm().horizonDays());
      return of(panel, asOf);
    }
  }

  /** The metrics on one cut-off of a panel. */
  static List<Metric> of(ChurnPanel panel, LocalDate cutOff) {
    LocalDate over = cutOff.plusDays(panel.rhythm().horizonDays());
    if (over.isAfter(panel.knownUntil())) {
      return List.of(nothing(horizonNotOver(cutOff, over, panel)));
    }
    ChurnTraining.Outcome outcome = ChurnTraining.asOf(cutOff, panel);
    if (outcome instanceof Untrained untrained) {
      return List.of(nothing(untrained.reason()));
    }
    Trained trained = (Trained) outcome;
    ChurnPanel.Count population = panel.countOf(List.of(cutOff));
    if (!population.hasOfEach(1)) {
      return List.of(
          nothing(
              "%s of %s customers as of %s churned: one class only"
                  .formatted(population.churned(), population.customers(), cutOff)));
    }
    return metrics(panel, cutOff, trained, population);
  }

  private static List<Metric> metrics(
      ChurnPanel panel, LocalDate cutOff, Trained trained, ChurnPanel.Count population) {
    String detail = detail(panel, cutOff, trained);
    long customers = population.customers();
    List<Metric> metrics = new ArrayList<>();
    metrics.add(metric("population", "customers", (double) customers, customers, detail));
    metrics.add(metric("population", "base-rate", population.baseRate(), customers, detail));
    Dataset<Row> rows = panel.population(List.of(cutOff));
    ScoreCounts logistic = ScoreCounts.of(rows, trained.logistic().probability(), CHURNED);
    addAll(metrics, "constant", logistic.allScored(trained.examples().baseRate()), detail);
    addAll(
        metrics, "recency", ScoreCounts.of(rows, trained.recency().probability(), CHURNED), detail);
    if (trained.season().isKnown()) {
      ScoreCounts unseasoned = ScoreCounts.of(rows, trained.unseasoned().probability(), CHURNED);
      addAll(metrics, "logistic-without-season", unseasoned, detail);
    }
    addAll(metrics, LOGISTIC, logistic, detail);
    addIntervals(metrics, logistic, detail);
    addReliability(metrics, logistic, detail);
    return metrics;
  }

  private static void addIntervals(List<Metric> metrics, ScoreCounts scores, String detail) {
    ScoreIntervals.of(scores)
        .forEach(
            (name, interval) -> {
              long cases = scores.cases();
              metrics.add(metric(LOGISTIC, Metric.low(name), interval.low(), cases, detail));
              metrics.add(metric(LOGISTIC, Metric.high(name), interval.high(), cases, detail));
            });
  }

  /** Of each tenth of probabilities that has customers: what was predicted and what came. */
  private static void addReliability(List<Metric> metrics, ScoreCounts scores, String detail) {
    List<Bin> bins = ClassificationMetrics.reliability(scores);
    for (int tenth = 0; tenth < bins.size(); tenth++) {
      Bin bin = bins.get(tenth);
      if (bin.cases() > 0) {
        String model = "predicted from 0." + tenth;
        double cases = bin.cases();
        metrics.add(
            metric(model, RELIABLE_PREDICTED, bin.predicted() / cases, bin.cases(), detail));
        metrics.add(metric(model, RELIABLE_CHURNED, bin.positives() / cases, bin.cases(), detail));
      }
    }
  }

  private static String horizonNotOver(LocalDate cutOff, LocalDate over, ChurnPanel panel) {
    return "who left after %s is known on %s, but the log ends on %s: judge %s or an earlier date"
        .formatted(
            cutOff,
            over,
            panel.knownUntil(),
            panel.knownUntil().minusDays(panel.rhythm().horizonDays()));
  }

  private static String detail(ChurnPanel panel, LocalDate cutOff, Trained trained) {
    return String.format(
        Locale.ROOT,
        "active in the %s days to %s, horizon %s days; trained on %s (%s rows, %.4f churned); %s",
        panel.settings().activeWindowDays(),
        cutOff,
        panel.rhythm().horizonDays(),
        ChurnTraining.inWords(trained.cutOffs()),
        trained.examples().customers(),
        trained.examples().baseRate(),
        trained.season().inWords());
  }

  static String noActivityUpTo(LocalDate asOf) {
    return "the log has no activity up to " + asOf;
  }

  private static Metric nothing(String reason) {
    return Metric.unmeasured(LOGISTIC, POPULATION, reason);
  }

  static Metric metric(String model, String name, double value, long customers, String detail) {
    return new Metric(model, POPULATION, name, value, customers, detail);
  }

  private static void addAll(
      List<Metric> metrics, String model, ScoreCounts scores, String detail) {
    ClassificationMetrics.all(scores)
        .forEach((name, value) -> metrics.add(metric(model, name, value, scores.cases(), detail)));
  }
}
