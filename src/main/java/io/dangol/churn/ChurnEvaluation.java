package io.dangol.churn;

import static io.dangol.churn.ChurnLabels.CHURNED;

import io.dangol.churn.ChurnTraining.Trained;
import io.dangol.churn.ChurnTraining.Untrained;
import io.dangol.job.Run;
import io.dangol.learn.AbsenceModel;
import io.dangol.learn.AbsenceModel.Fitted;
import io.dangol.learn.AbsenceModel.Unfitted;
import io.dangol.learn.Metric;
import io.dangol.learn.ScoreCounts;
import io.dangol.table.Words.Population;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares the churn models with their baselines on a past cut-off. They learn from what was known
 * then and are measured against what happened afterwards.
 *
 * <p>Models: {@code logistic}, {@code recency} (the same with recency as the only feature), {@code
 * constant} (the base rate of the training examples for everybody) and {@code no-activity} (the
 * {@link AbsenceModel}, which needs no examples). {@code logistic-without-season} is there where
 * last year's season is known. The metrics {@code customers} and {@code base-rate} of the model
 * {@code population} describe the population. If a model could not be trained, or the horizon is
 * not over, its {@code evaluated-customers} is 0 and the detail says why.
 */
public final class ChurnEvaluation {

  static final String POPULATION = Population.CHURN.word();
  static final String LOGISTIC = "logistic";
  static final String NO_ACTIVITY = "no-activity";

  private ChurnEvaluation() {}

  /**
   * The metrics of the models as of a past date.
   *
   * @param events the whole log; events after the horizon are ignored
   * @param absence the model that needs no examples
   * @param run its as-of date is the last day whose events the models learn from
   * @param horizon receives the number of days after that date that the metrics are about
   */
  public static List<Metric> of(
      Dataset<Row> events,
      ChurnSettings settings,
      AbsenceModel absence,
      Run run,
      IntConsumer horizon) {
    LocalDate asOf = run.asOf();
    try (ChurnPanel panel = ChurnPanel.inRetrospect(events, settings, run.zone(), asOf)) {
      if (!panel.hasActivity()) {
        return List.of(nothing(noActivityUpTo(asOf)));
      }
      horizon.accept(panel.rhythm().horizonDays());
      return of(panel, absence, asOf);
    }
  }

  /** The metrics on one cut-off of a panel. */
  static List<Metric> of(ChurnPanel panel, AbsenceModel model, LocalDate cutOff) {
    LocalDate over = cutOff.plusDays(panel.rhythm().horizonDays());
    if (over.isAfter(panel.knownUntil())) {
      return List.of(nothing(horizonNotOver(cutOff, over, panel)));
    }
    Absence absence = new Absence(model, panel);
    ChurnTraining.Outcome outcome = ChurnTraining.asOf(cutOff, panel);
    AbsenceModel.Outcome other = absence.asOf(cutOff);
    if (outcome instanceof Untrained untrained && other instanceof Unfitted unfitted) {
      return List.of(nothing(untrained.reason() + "; " + unfitted.reason()));
    }
    ChurnPanel.Count population = panel.countOf(List.of(cutOff));
    if (!population.hasOfEach(1)) {
      return List.of(
          nothing(
              "%s of %s customers as of %s churned: one class only"
                  .formatted(population.churned(), population.customers(), cutOff)));
    }
    List<Metric> metrics = new ArrayList<>();
    String about = population(panel, cutOff);
    long customers = population.customers();
    metrics.add(metric("population", "customers", (double) customers, customers, about));
    metrics.add(metric("population", "base-rate", population.baseRate(), customers, about));
    if (outcome instanceof Trained trained) {
      addLearned(metrics, panel.population(List.of(cutOff)), trained, about);
    } else {
      metrics.add(nothing(((Untrained) outcome).reason()));
    }
    if (other instanceof Fitted fitted) {
      ChurnFigures figures =
          new ChurnFigures(NO_ACTIVITY, about + "; by " + fitted.parameters().get("model"));
      ScoreCounts scores =
          ScoreCounts.of(absence.population(cutOff, fitted), AbsenceModel.PROBABILITY, CHURNED);
      metrics.addAll(figures.withDetails(scores));
    }
    return metrics;
  }

  private static void addLearned(
      List<Metric> metrics, Dataset<Row> rows, Trained trained, String about) {
    String detail =
        String.format(
            Locale.ROOT,
            "%s; trained on %s (%s rows, %.4f churned); %s",
            about,
            ChurnTraining.inWords(trained.cutOffs()),
            trained.examples().customers(),
            trained.examples().baseRate(),
            trained.season().inWords());
    ScoreCounts logistic = ScoreCounts.of(rows, trained.logistic().probability(), CHURNED);
    ScoreCounts constant = logistic.allScored(trained.examples().baseRate());
    ScoreCounts recency = ScoreCounts.of(rows, trained.recency().probability(), CHURNED);
    metrics.addAll(new ChurnFigures("constant", detail).of(constant));
    metrics.addAll(new ChurnFigures("recency", detail).of(recency));
    if (trained.season().isKnown()) {
      ScoreCounts unseasoned = ScoreCounts.of(rows, trained.unseasoned().probability(), CHURNED);
      metrics.addAll(new ChurnFigures("logistic-without-season", detail).of(unseasoned));
    }
    metrics.addAll(new ChurnFigures(LOGISTIC, detail).withDetails(logistic));
  }

  private static String horizonNotOver(LocalDate cutOff, LocalDate over, ChurnPanel panel) {
    return "who left after %s is known on %s, but the log ends on %s: judge %s or an earlier date"
        .formatted(
            cutOff,
            over,
            panel.knownUntil(),
            panel.knownUntil().minusDays(panel.rhythm().horizonDays()));
  }

  private static String population(ChurnPanel panel, LocalDate cutOff) {
    return "active in the %s days to %s, horizon %s days"
        .formatted(panel.settings().activeWindowDays(), cutOff, panel.rhythm().horizonDays());
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
}
