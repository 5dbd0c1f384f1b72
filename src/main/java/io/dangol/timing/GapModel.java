package io.dangol.timing;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/**
 * How purchases follow each other.
 *
 * <p>After each purchase a customer leaves with a chance of their own, beta distributed over
 * customers, or buys again after a gap. Gaps are gamma distributed; the shape, which says how
 * regular the customer is, is one of {@link #SHAPES}, and the mean gap is 1 / r with r gamma
 * distributed over customers. So few gaps of an own are shrunk to what is usual. Gaps count less
 * the older they are, because customers change. This is the (M)BG/CNBD-k of Reutterer, Platzer and
 * Schröder (2021) with several shapes and a memory.
 *
 * <p>All is said given the gaps so far, in the order of time: the likelihood of the next gap, and
 * whether the customer has left, which the open gap says more loudly the longer it is.
 *
 * @param usual a, the shape of the distribution of r: high where customers are alike
 * @param time b, its rate: the mean gap is about b / a
 * @param leaves alpha of the chance of leaving
 * @param stays beta of the chance of leaving; it is alpha / (alpha + beta) after the first purchase
 * @param memory what a gap counts against the next later one, above 0 and at most 1
 * @param weights the share of customers of each shape, summing up to 1
 */
@SuppressWarnings("ArrayRecordComponent")
record GapModel(
    double usual, double time, double leaves, double stays, double memory, double[] weights)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int[] SHAPES = {1, 2, 4, 8, 16};

  /** The number of shapes. */
  static final int KINDS = SHAPES.length;

  GapModel {
    weights = weights.clone();
  }

  static int shape(int kind) {
    return SHAPES[kind];
  }

  /**
   * The probability that a customer has not left after that many purchases, before any time has
   * passed.
   */
  double staying(int purchases) {
    return (stays + purchases - 1) / (leaves + stays + purchases - 1);
  }

  /**
   * What a customer's gaps say by shape: ln of their likelihood times the weight of the shape,
   * after the first of them and after all, and the distribution of the next one.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Kinds(double[] logsFirst, double[] logs, CompoundGamma[] next) {}

  GapOutlook outlook(Gaps gaps) {
    Kinds kinds = kinds(gaps, 0, constants(gaps.closed().length));
    return new GapOutlook(kinds.logs, kinds.next, gaps.open(), staying(gaps.purchases()));
  }

  /**
   * ln of the likelihood of what came after the first purchases of each customer, given these.
   *
   * @param given how many purchases are given, at least 1; customers must have as many. Their gaps
   *     count as known, like those of an outlook
   */
  double logLikelihood(Iterable<Gaps> customers, int given) {
    double[][] constants = constants(Gaps.MOST);
    double sum = 0;
    for (Gaps gaps : customers) {
      sum += logLikelihood(gaps, given, constants);
    }
    return sum;
  }

  private double logLikelihood(Gaps gaps, int given, double[][] constants) {
    int first = Math.max(0, given - (gaps.purchases() - gaps.closed().length));
    Kinds kinds = kinds(gaps, first, constants);
    double staying = staying(gaps.purchases());
    double[] logs = kinds.logs;
    for (int kind = 0; kind < KINDS; kind++) {
      double quiet = StrictMath.exp(kinds.next[kind].logSurvival(gaps.open()));
      logs[kind] += StrictMath.log(staying * quiet + 1 - staying);
    }
    return logSumExp(logs) - logSumExp(kinds.logsFirst) + logStayed(given, gaps.purchases());
  }

  /** ln of the probability of going on after each purchase from one to the one before another. */
  private double logStayed(int from, int before) {
    return logRising(stays + from - 1, before - from)
        - logRising(leaves + stays + from - 1, before - from);
  }

  /** ln(x (x + 1) ... (x + n - 1)). */
  private static double logRising(double x, int n) {
    return n == 0 ? 0 : Gamma.logGamma(x + n) - Gamma.logGamma(x);
  }

  private Kinds kinds(Gaps gaps, int first, double[][] constants) {
    double[] closed = gaps.closed();
    double[] logs = new double[KINDS];
    for (int kind = 0; kind < KINDS; kind++) {
      logs[kind] = StrictMath.log(weights[kind]);
    }
    double[] logsFirst = logs.clone();
    double count = 0;
    double sum = 0;
    for (int i = 0; i < closed.length; i++) {
      double logGap = StrictMath.log(closed[i]);
      for (int kind = 0; kind < KINDS; kind++) {
        logs[kind] +=
            constants[kind][i] + next(kind, count, sum).logDensityShape(closed[i], logGap);
      }
      count = count * memory + 1;
      sum = sum * memory + closed[i];
      if (i + 1 == first) {
        logsFirst = logs.clone();
      }
    }
    CompoundGamma[] next = new CompoundGamma[KINDS];
    for (int kind = 0; kind < KINDS; kind++) {
      next[kind] = next(kind, count, sum);
    }
    return new Kinds(logsFirst, logs, next);
  }

  private CompoundGamma next(int kind, double count, double sum) {
    return new CompoundGamma(SHAPES[kind], usual + SHAPES[kind] * count, time / SHAPES[kind] + sum);
  }

  /** By shape and number of gaps before: what {@link CompoundGamma#logDensityShape} leaves out. */
  private double[][] constants(int gaps) {
    double[][] constants = new double[KINDS][gaps];
    double count = 0;
    for (int i = 0; i < gaps; i++) {
      for (int kind = 0; kind < KINDS; kind++) {
        double evidence = usual + SHAPES[kind] * count;
        constants[kind][i] =
            Gamma.logGamma(evidence + SHAPES[kind])
                - Gamma.logGamma(evidence)
                - Gamma.logGamma(SHAPES[kind]);
      }
      count = count * memory + 1;
    }
    return constants;
  }

  /** ln of the sum of exp(logs). */
  static double logSumExp(double[] logs) {
    double most = Arrays.stream(logs).max().orElseThrow();
    return most + StrictMath.log(Arrays.stream(logs).map(log -> StrictMath.exp(log - most)).sum());
  }
}
