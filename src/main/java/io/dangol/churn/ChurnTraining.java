package io.dangol.churn;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Trains the models as of a date, on cut-offs whose labels were known by then. */
final class ChurnTraining {

  /** The outcome of a training. */
  sealed interface Outcome {}

  /**
   * Models were fitted.
   *
   * @param logistic all features, with the season
   * @param unseasoned the same without the season
   * @param recency the baseline: recency alone
   * @param examples the rows that they learned from; the constant baseline is their base rate
   */
  record Trained(
      LogisticModel logistic,
      LogisticModel unseasoned,
      Season season,
      LogisticModel recency,
      List<LocalDate> cutOffs,
      ChurnPanel.Count examples)
      implements Outcome {}

  /** There was too little to learn from, which is not an error. */
  record Untrained(String reason) implements Outcome {}

  private static final List<ChurnFeature> ALL = Arrays.asList(ChurnFeature.values());
  private static final List<ChurnFeature> RECENCY = List.of(ChurnFeature.LOG_RECENCY);

  private ChurnTraining() {}

  static Outcome asOf(LocalDate asOf, ChurnPanel panel) {
    List<LocalDate> cutOffs = panel.labelledCutOffs(asOf);
    if (cutOffs.isEmpty()) {
      return new Untrained(
          "the log begins on %s: no cut-off has %s days before it and a horizon of %s days to %s"
              .formatted(
                  panel.rhythm().firstDay(),
                  panel.settings().minHistoryDays(),
                  panel.rhythm().horizonDays(),
                  asOf));
    }
    ChurnPanel.Count examples = panel.countOf(cutOffs);
    if (!examples.hasOfEach(panel.settings().minPerClass())) {
      return new Untrained(
          "%s of %s examples churned: fewer than %s on one side"
              .formatted(examples.churned(), examples.customers(), panel.settings().minPerClass()));
    }
    return trained(asOf, panel, cutOffs, examples);
  }

  private static Trained trained(
      LocalDate asOf, ChurnPanel panel, List<LocalDate> cutOffs, ChurnPanel.Count examples) {
    double regularization = panel.settings().regularization();
    Dataset<Row> rows = panel.population(cutOffs);
    FeatureScale scale = FeatureScale.of(rows);
    LogisticModel fitted = LogisticTraining.fit(rows, scale, ALL, regularization);
    List<LocalDate> lastYear = panel.seasonDates(asOf);
    Season season = Season.of(lastYear, panel.population(lastYear), fitted);
    return new Trained(
        fitted.raised(season.logOdds()),
        fitted,
        season,
        LogisticTraining.fit(rows, scale, RECENCY, regularization),
        cutOffs,
        examples);
  }

  static String inWords(List<LocalDate> cutOffs) {
    return cutOffs.stream().map(LocalDate::toString).collect(joining(", "));
  }
}
