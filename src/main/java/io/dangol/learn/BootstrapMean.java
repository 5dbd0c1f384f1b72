package io.dangol.learn;

import java.util.SplittableRandom;

/**
 * The mean of a figure over customers in many bootstrap draws, for intervals.
 *
 * <p>In each draw every customer counts 0, 1, 2, ... times, by Poisson's distribution of mean 1
 * (Chamandy and others, 2012). How often depends on the customer's id alone, so that draws of
 * several models are paired, and customers can be added in any order and in parts.
 */
public final class BootstrapMean {

  /** The number of draws. */
  public static final int DRAWS = 1000;

  /** Of each draw, and last of the customers themselves, each of whom counts once. */
  private final double[] sums = new double[DRAWS + 1];

  private final double[] counts = new double[DRAWS + 1];

  /** How often a customer counts in each draw. */
  public static int[] weights(long customer) {
    SplittableRandom random = new SplittableRandom(customer);
    int[] weights = new int[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double left = random.nextDouble();
      double probability = Math.exp(-1);
      while (left >= probability && probability > 0) {
        left -= probability;
        weights[draw]++;
        probability /= weights[draw];
      }
    }
    return weights;
  }

  /**
   * Adds a customer's figure.
   *
   * @param weights as from {@link #weights}
   */
  public void add(int[] weights, double value) {
    for (int draw = 0; draw < DRAWS; draw++) {
      sums[draw] += weights[draw] * value;
      counts[draw] += weights[draw];
    }
    sums[DRAWS] += value;
    counts[DRAWS]++;
  }

  /** Adds the sums and counts of other customers. */
  public void merge(double[] otherSums, double[] otherCounts) {
    for (int draw = 0; draw <= DRAWS; draw++) {
      sums[draw] += otherSums[draw];
      counts[draw] += otherCounts[draw];
    }
  }

  public double[] sums() {
    return sums.clone();
  }

  public double[] counts() {
    return counts.clone();
  }

  public long customers() {
    return (long) counts[DRAWS];
  }

  /** The mean over the customers themselves; NaN without any. */
  public double mean() {
    return sums[DRAWS] / counts[DRAWS];
  }

  /** Where 95 % of the draws' means lie; a draw without a customer is left out. */
  public Interval interval() {
    return Interval.ofDraws(means());
  }

  /** The same for the difference of this mean and another one of the same customers. */
  public Interval minus(BootstrapMean other) {
    double[] differences = means();
    double[] others = other.means();
    for (int draw = 0; draw < DRAWS; draw++) {
      differences[draw] -= others[draw];
    }
    return Interval.ofDraws(differences);
  }

  /** The share of the draws in which this mean is above another one of the same customers. */
  public double shareAbove(BootstrapMean other) {
    double[] means = means();
    double[] others = other.means();
    int above = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      above += means[draw] > others[draw] ? 1 : 0;
    }
    return (double) above / DRAWS;
  }

  private double[] means() {
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      means[draw] = sums[draw] / counts[draw];
    }
    return means;
  }
}
