package io.dangol.learn;

import io.dangol.learn.ScoreCounts.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures how well predicted probabilities distinguish positive cases from negative ones.
 *
 * <p>docs/metrics.md has the formulas. Every function needs at least one positive and one negative
 * case and throws {@link IllegalArgumentException} otherwise, because no metric is meaningful with
 * one class.
 */
public final class ClassificationMetrics {

  /** Bins of equal width of predicted probabilities. */
  public static final int CALIBRATION_BINS = 10;

  /**
   * For the log loss, probabilities are at least this far from 0 and 1: the precision of scores.
   */
  private static final double NEAREST_TO_CERTAIN = 1e-6;

  private ClassificationMetrics() {}

  /** All metrics by the names that docs/metrics.md gives them. */
  public static Map<String, Double> all(ScoreCounts scores) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("auc", auc(scores));
    metrics.put("pr-auc", averagePrecision(scores));
    metrics.put("brier", brier(scores));
    metrics.put("log-loss", logLoss(scores));
    metrics.put("lift@10%", liftInTopTenth(scores));
    metrics.put("ece", calibrationError(scores));
    metrics.put("mean-predicted", meanPredicted(scores));
    return metrics;
  }

  /**
   * Probability that a random positive case scores above a random negative one, ties counting half.
   */
  public static double auc(ScoreCounts scores) {
    requireBothClasses(scores);
    double won = 0;
    long positivesAbove = 0;
    for (Group group : scores.groups()) {
      won += group.negatives() * (positivesAbove + group.positives() / 2.0);
      positivesAbove += group.positives();
    }
    return won / positivesAbove / (scores.cases() - positivesAbove);
  }

  /** Area under precision over recall in steps: the mean precision at each positive case. */
  public static double averagePrecision(ScoreCounts scores) {
    requireBothClasses(scores);
    double sum = 0;
    long taken = 0;
    long found = 0;
    for (Group group : scores.groups()) {
      taken += group.cases();
      found += group.positives();
      sum += group.positives() * ((double) found / taken);
    }
    return sum / found;
  }

  /** Mean squared difference of probability and outcome. */
  public static double brier(ScoreCounts scores) {
    requireBothClasses(scores);
    double sum = 0;
    for (Group group : scores.groups()) {
      double p = group.score();
      sum += group.positives() * (1 - p) * (1 - p) + group.negatives() * p * p;
    }
    return sum / scores.cases();
  }

  /** Mean negative natural logarithm of the probability given to what happened. */
  public static double logLoss(ScoreCounts scores) {
    requireBothClasses(scores);
    double sum = 0;
    for (Group group : scores.groups()) {
      double p = Math.min(Math.max(group.score(), NEAREST_TO_CERTAIN), 1 - NEAREST_TO_CERTAIN);
      sum -= group.positives() * StrictMath.log(p) + group.negatives() * StrictMath.log1p(-p);
    }
    return sum / scores.cases();
  }

  /**
   * Share of positives among the tenth of cases with the highest scores (rounded up), over their
   * share among all cases. If cases are tied at the border, those that fit count with the mean of
   * the tied ones.
   */
  public static double liftInTopTenth(ScoreCounts scores) {
    requireBothClasses(scores);
    long size = (scores.cases() + 9) / 10;
    long left = size;
    double found = 0;
    for (Group group : scores.groups()) {
      long taken = Math.min(left, group.cases());
      found += (double) group.positives() * taken / group.cases();
      left -= taken;
    }
    return found / size / ((double) scores.positives() / scores.cases());
  }

  /** Expected calibration error over ten bins of equal width; a score of 1 is in the last bin. */
  public static double calibrationError(ScoreCounts scores) {
    requireBothClasses(scores);
    double sum = 0;
    for (Bin bin : reliability(scores)) {
      sum += Math.abs(bin.predicted() - bin.positives());
    }
    return sum / scores.cases();
  }

  /**
   * The cases whose predicted probability is in the same tenth.
   *
   * @param predicted sum of their probabilities
   */
  public record Bin(double predicted, long positives, long cases) {}

  /** The ten bins of equal width, lowest first; a score of 1 is in the last one. */
  public static List<Bin> reliability(ScoreCounts scores) {
    double[] predicted = new double[CALIBRATION_BINS];
    long[] positives = new long[CALIBRATION_BINS];
    long[] cases = new long[CALIBRATION_BINS];
    for (Group group : scores.groups()) {
      int bin = (int) Math.min(CALIBRATION_BINS - 1, group.score() * CALIBRATION_BINS);
      predicted[bin] += group.score() * group.cases();
      positives[bin] += group.positives();
      cases[bin] += group.cases();
    }
    return IntStream.range(0, CALIBRATION_BINS)
        .mapToObj(bin -> new Bin(predicted[bin], positives[bin], cases[bin]))
        .toList();
  }

  public static double meanPredicted(ScoreCounts scores) {
    requireBothClasses(scores);
    double sum = 0;
    for (Group group : scores.groups()) {
      sum += group.score() * group.cases();
    }
    return sum / scores.cases();
  }

  private static void requireBothClasses(ScoreCounts scores) {
    if (!scores.hasBothClasses()) {
      throw new IllegalArgumentException(
          scores.positives()
              + " positives of "
              + scores.cases()
              + " cases: both classes are needed");
    }
  }
}
