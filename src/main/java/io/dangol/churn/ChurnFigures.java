package io.dangol.churn;

import io.dangol.learn.ClassificationMetrics;
import io.dangol.learn.ClassificationMetrics.Bin;
import io.dangol.learn.Metric;
import io.dangol.learn.ScoreCounts;
import io.dangol.learn.ScoreIntervals;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics of one model.
 *
 * @param detail of each of them
 */
record ChurnFigures(String model, String detail) {

  List<Metric> of(ScoreCounts scores) {
    List<Metric> metrics = new ArrayList<>();
    ClassificationMetrics.all(scores)
        .forEach((name, value) -> metrics.add(metric(model, name, value, scores.cases())));
    return metrics;
  }

  /** The same with intervals, and a comparison of predictions with what came. */
  List<Metric> withDetails(ScoreCounts scores) {
    List<Metric> metrics = of(scores);
    ScoreIntervals.of(scores)
        .forEach(
            (name, interval) -> {
              metrics.add(metric(model, Metric.low(name), interval.low(), scores.cases()));
              metrics.add(metric(model, Metric.high(name), interval.high(), scores.cases()));
            });
    addReliability(metrics, scores);
    return metrics;
  }

  /** Of each tenth of probabilities that has customers: what was predicted and what came. */
  private void addReliability(List<Metric> metrics, ScoreCounts scores) {
    String part = "reliability of " + model;
    List<Bin> bins = ClassificationMetrics.reliability(scores);
    for (int tenth = 0; tenth < bins.size(); tenth++) {
      Bin bin = bins.get(tenth);
      if (bin.cases() > 0) {
        String row = "predicted from 0." + tenth;
        double cases = bin.cases();
        String predicted = Metric.detailed(part, "mean-predicted");
        String churned = Metric.detailed(part, "churned");
        metrics.add(metric(row, predicted, bin.predicted() / cases, bin.cases()));
        metrics.add(metric(row, churned, bin.positives() / cases, bin.cases()));
      }
    }
  }

  private Metric metric(String of, String name, double value, long cases) {
    return ChurnEvaluation.metric(of, name, value, cases, detail);
  }
}
