package io.dangol.segment;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * k-means on a sample in memory: Lloyd's iterations (Lloyd 1982) from several k-means++ starts
 * (Arthur and Vassilvitskii 2007), of which the one with the least inertia is kept.
 *
 * <p>The same points in the same order and the same seed give the same centres.
 */
final class KMeansSearch {

  private static final int MOST_ITERATIONS = 200;

  private KMeansSearch() {}

  /** At most {@code k} centres; fewer if there are fewer distinct points. */
  static double[][] centres(double[][] points, int k, int starts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] best = new double[0][];
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start < starts; start++) {
      double[][] centres = lloyd(points, spread(points, k, random.split()));
      double inertia = inertia(points, centres);
      if (inertia < least) {
        best = centres;
        least = inertia;
      }
    }
    return best;
  }

  /** Sum of squared distances of the points to their nearest centres. */
  static double inertia(double[][] points, double[][] centres) {
    double sum = 0;
    for (double[] point : points) {
      sum += squaredDistance(point, centres[nearest(point, centres)]);
    }
    return sum;
  }

  /** Index of the nearest centre; the lower index wins a tie. */
  static int nearest(double[] point, double[][] centres) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double distance = squaredDistance(point, centres[c]);
      if (distance < least) {
        nearest = c;
        least = distance;
      }
    }
    return nearest;
  }

  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** k-means++: draws each centre with a probability proportional to its squared distance. */
  private static double[][] spread(double[][] points, int k, SplittableRandom random) {
    double[][] centres = new double[k][];
    double[] distance = new double[points.length];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    centres[0] = points[random.nextInt(points.length)];
    for (int c = 1; c < k; c++) {
      double total = 0;
      for (int i = 0; i < points.length; i++) {
        distance[i] = Math.min(distance[i], squaredDistance(points[i], centres[c - 1]));
        total += distance[i];
      }
      if (total == 0) {
        return Arrays.copyOf(centres, c);
      }
      centres[c] = points[drawn(distance, random.nextDouble() * total)];
    }
    return centres;
  }

  private static int drawn(double[] weights, double mark) {
    double passed = 0;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        passed += weights[i];
        last = i;
        if (passed > mark) {
          return i;
        }
      }
    }
    return last;
  }

  /** Lloyd's iterations from given centres until no point changes its centre. */
  static double[][] lloyd(double[][] points, double[][] start) {
    double[][] centres = start;
    int[] labels = new int[points.length];
    Arrays.fill(labels, -1);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      if (!relabel(points, centres, labels)) {
        return centres;
      }
      centres = means(points, labels, centres);
    }
    return centres;
  }

  private static boolean relabel(double[][] points, double[][] centres, int[] labels) {
    boolean changed = false;
    for (int i = 0; i < points.length; i++) {
      int label = nearest(points[i], centres);
      changed |= label != labels[i];
      labels[i] = label;
    }
    return changed;
  }

  /** A centre that lost all its points stays where it was. */
  private static double[][] means(double[][] points, int[] labels, double[][] former) {
    int dimensions = points[0].length;
    double[][] means = new double[former.length][dimensions];
    int[] counts = new int[former.length];
    for (int i = 0; i < points.length; i++) {
      counts[labels[i]]++;
      for (int d = 0; d < dimensions; d++) {
        means[labels[i]][d] += points[i][d];
      }
    }
    for (int c = 0; c < former.length; c++) {
      for (int d = 0; d < dimensions; d++) {
        means[c][d] = counts[c] == 0 ? former[c][d] : means[c][d] / counts[c];
      }
    }
    return means;
  }
}
