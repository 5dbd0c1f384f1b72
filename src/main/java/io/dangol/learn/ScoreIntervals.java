package io.dangol.learn;

import io.dangol.learn.ScoreCounts.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Intervals of the metrics of a two-class model, by bootstrap.
 *
 * <p>In each draw every case counts 0, 1, 2, ... times, by Poisson's distribution of mean 1
 * (Chamandy and others, 2012). Cases of one probability and outcome need one draw together: n of
 * them count as often as Poisson's distribution of mean n says. Probabilities are rounded to three
 * decimals first, so that the work does not grow with the number of cases.
 */
public final class ScoreIntervals {

  static final int DRAWS = 1000;

  private static final double STEPS = 1000;
  private static final int SEED = 1;

  private ScoreIntervals() {}

  /** The intervals of AUC, Brier score and calibration error, by their names. */
  public static Map<String, Interval> of(ScoreCounts scores) {
    Map<String, ToDoubleFunction<ScoreCounts>> metrics = new LinkedHashMap<>();
    metrics.put("auc", ClassificationMetrics::auc);
    metrics.put("brier", ClassificationMetrics::brier);
    metrics.put("ece", ClassificationMetrics::calibrationError);
    Map<String, double[]> drawn = new LinkedHashMap<>();
    metrics.keySet().forEach(name -> drawn.put(name, new double[DRAWS]));
    RandomGenerator random = new Well19937c(SEED);
    List<Group> groups = rounded(scores);
    for (int draw = 0; draw < DRAWS; draw++) {
      ScoreCounts counts = drawn(groups, random);
      int at = draw;
      metrics.forEach(
          (name, metric) ->
              drawn.get(name)[at] =
                  counts.hasBothClasses() ? metric.applyAsDouble(counts) : Double.NaN);
    }
    Map<String, Interval> intervals = new LinkedHashMap<>();
    drawn.forEach((name, values) -> intervals.put(name, Interval.ofDraws(values)));
    return intervals;
  }

  private static List<Group> rounded(ScoreCounts scores) {
    Map<Long, Group> rounded = new TreeMap<>();
    for (Group group : scores.groups()) {
      long step = Math.round(group.score() * STEPS);
      rounded.merge(
          step,
          new Group(step / STEPS, group.positives(), group.cases()),
          (one, other) ->
              new Group(
                  one.score(), one.positives() + other.positives(), one.cases() + other.cases()));
    }
    return List.copyOf(rounded.values());
  }

  private static ScoreCounts drawn(List<Group> groups, RandomGenerator random) {
    List<Group> drawn = new ArrayList<>();
    for (Group group : groups) {
      long positives = poisson(group.positives(), random);
      long cases = positives + poisson(group.negatives(), random);
      if (cases > 0) {
        drawn.add(new Group(group.score(), positives, cases));
      }
    }
    return new ScoreCounts(drawn);
  }

  private static long poisson(long mean, RandomGenerator random) {
    return mean == 0
        ? 0
        : new PoissonDistribution(
                random,
                (double) mean,
                PoissonDistribution.DEFAULT_EPSILON,
                PoissonDistribution.DEFAULT_MAX_ITERATIONS)
            .sample();
  }
}
