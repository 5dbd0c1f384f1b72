package io.dangol.segment;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The cluster centres of k-means on the axes of a night's scale, numbered from 0. */
final class Centres {

  private final double[][] positions;

  Centres(double[][] positions) {
    this.positions = positions;
  }

  int size() {
    return positions.length;
  }

  double[][] positions() {
    return positions;
  }

  /** Number of the nearest centre for each point; the lower number wins a tie. */
  int[] nearest(double[][] points) {
    return Arrays.stream(points)
        .mapToInt(point -> KMeansSearch.nearest(point, positions))
        .toArray();
  }

  /** Sum of squared distances of the points to their nearest centres. */
  double inertia(double[][] points) {
    return KMeansSearch.inertia(points, positions);
  }

  /** Those that remain without one; the numbers of the later ones go down by one. */
  Centres without(int dropped) {
    return new Centres(
        IntStream.range(0, positions.length)
            .filter(c -> c != dropped)
            .mapToObj(c -> positions[c])
            .toArray(double[][]::new));
  }
}
