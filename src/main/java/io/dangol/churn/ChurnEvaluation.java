package io.dangol.churn;

import static io.dangol.churn.ChurnLabels.CHURNED;

import io.dangol.churn.ChurnTraining.Trained;
import io.dangol.churn.ChurnTraining.Untrained;
import io.dangol.learn.ClassificationMetrics;
import io.dangol.learn.Metric;
import io.dangol.learn.ScoreCounts;
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
 * The churn model against its baselines on a past cut-off: trained on what was known then, judged
 * by what came after.
 *
 * <p>Models: {@code logistic}, {@code recency} (the same on the recency alone) and {@code constant}
 * (the base rate of the training examples for everybody). The population is the metrics {@code
 * customers} and {@code base-rate} of the model {@code population}; where nothing could be trained,
 * or the horizon is not over, {@code evaluated-customers} is 0 and its detail says why.
 */
public final class ChurnEvaluation {

  static final String POPULATION = Population.CHURN.word();

  private ChurnEvaluation() {}

  /**
   * The metrics of models as of a past date.
   *
   * @param events from the beginning of the log to the end of the horizon after {@code asOf}; later
   *     ones are ignored
   * @param asOf the last day that the models know
   * @param judgedBy hears of how many days after {@code asOf} the figures tell
   */
  public static List<Metric> of(
      Dataset<Row> events,
      ChurnSettings settings,
      ZoneId zone,
      LocalDate asOf,
      IntConsumer judgedBy) {
    return ChurnPanel.inRetrospect(
            events,
            settings,
            zone,
            asOf,
            panel -> {
              judgedBy.accept(panel.rhythm().horizonDays());
              return of(panel, asOf);
            })
        .orElseGet(() -> List.of(nothing(noActivityUpTo(asOf))));
  }

  /** Of a cut-off whose labels the panel knows. */
  static List<Metric> of(ChurnPanel panel, LocalDate cutOff) {
    LocalDate over = cutOff.plusDays(panel.rhythm().horizonDays());
    if (over.isAfter(panel.knownUntil())) {
      return List.of(
          nothing(
              "who left after %s is known on %s, but the log ends on %s: judge %s or an earlier date"
                  .formatted(
                      cutOff,
                      over,
                      panel.knownUntil(),
                      panel.knownUntil().minusDays(panel.rhythm().horizonDays()))));
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
    String detail =
        String.format(
            Locale.ROOT,
            "active in the %s days to %s, horizon %s days; trained on %s (%s rows, %.4f churned)",
            panel.settings().activeWindowDays(),
            cutOff,
            panel.rhythm().horizonDays(),
            ChurnTraining.inWords(trained.cutOffs()),
            trained.examples().customers(),
            trained.examples().baseRate());
    long customers = population.customers();
    List<Metric> metrics = new ArrayList<>();
    metrics.add(metric("population", "customers", (double) customers, customers, detail));
    metrics.add(metric("population", "base-rate", population.baseRate(), customers, detail));
    Dataset<Row> rows = panel.population(List.of(cutOff));
    ScoreCounts logistic = ScoreCounts.of(rows, trained.logistic().probability(), CHURNED);
    addAll(metrics, "constant", logistic.allScored(trained.examples().baseRate()), detail);
    addAll(
        metrics, "recency", ScoreCounts.of(rows, trained.recency().probability(), CHURNED), detail);
    addAll(metrics, "logistic", logistic, detail);
    return metrics;
  }

  static String noActivityUpTo(LocalDate asOf) {
    return "the log has no activity up to " + asOf;
  }

  private static Metric nothing(String reason) {
    return Metric.unmeasured("logistic", POPULATION, reason);
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
