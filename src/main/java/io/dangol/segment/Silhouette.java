package io.dangol.segment;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The silhouette: how much nearer points are to their own group than to the next (Rousseeuw 1987).
 *
 * <p>Let a(i) be the mean Euclidean distance of point i to the others of its group, and b(i) the
 * least mean distance to the points of another group. Then s(i) = (b - a) / max(a, b), or 0 in a
 * group of one point, and the silhouette is the mean of s, from -1 to 1. The time grows with the
 * square of the number of points.
 */
final class Silhouette {

  private Silhouette() {}

  /**
   * The mean silhouette; empty if fewer than two groups have points.
   *
   * @param labels group of each point, 0 to {@code groups - 1}
   */
  static OptionalDouble mean(double[][] points, int[] labels, int groups) {
    int[] sizes = new int[groups];
    int occupied = 0;
    for (int label : labels) {
      occupied += sizes[label]++ == 0 ? 1 : 0;
    }
    if (occupied < 2) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    double[] distances = new double[groups];
    for (int i = 0; i < points.length; i++) {
      Arrays.fill(distances, 0);
      for (int j = 0; j < points.length; j++) {
        distances[labels[j]] += Math.sqrt(KMeansSearch.squaredDistance(points[i], points[j]));
      }
      sum += of(labels[i], distances, sizes);
    }
    return OptionalDouble.of(sum / points.length);
  }

  private static double of(int own, double[] distances, int[] sizes) {
    if (sizes[own] == 1) {
      return 0;
    }
    double next = Double.POSITIVE_INFINITY;
    for (int group = 0; group < sizes.length; group++) {
      if (group != own && sizes[group] > 0) {
        next = Math.min(next, distances[group] / sizes[group]);
      }
    }
    double inside = distances[own] / (sizes[own] - 1);
    double larger = Math.max(inside, next);
    return larger == 0 ? 0 : (next - inside) / larger;
  }
}
