package io.dangol.segment;

/** Merges clusters that are too small to be a segment. */
final class SmallSegments {

  private SmallSegments() {}

  /**
   * For each centre, the one that it is merged into; itself if it is large enough.
   *
   * <p>While any has fewer than {@code minimum} customers, the smallest joins the nearest other
   * one, which moves to their common mean. The lower index wins a tie.
   */
  static int[] merged(double[][] centres, long[] customers, long minimum) {
    int[] target = new int[centres.length];
    double[][] means = new double[centres.length][];
    long[] sizes = customers.clone();
    boolean[] gone = new boolean[centres.length];
    for (int c = 0; c < centres.length; c++) {
      target[c] = c;
      means[c] = centres[c].clone();
    }
    for (int left = centres.length; left > 1; left--) {
      int smallest = smallest(sizes, gone);
      if (sizes[smallest] >= minimum) {
        break;
      }
      int nearest = nearest(smallest, means, gone);
      join(means, sizes, smallest, nearest);
      gone[smallest] = true;
      for (int c = 0; c < target.length; c++) {
        target[c] = target[c] == smallest ? nearest : target[c];
      }
    }
    return target;
  }

  private static int smallest(long[] sizes, boolean[] gone) {
    int smallest = -1;
    for (int c = 0; c < sizes.length; c++) {
      if (!gone[c] && (smallest < 0 || sizes[c] < sizes[smallest])) {
        smallest = c;
      }
    }
    return smallest;
  }

  private static int nearest(int of, double[][] means, boolean[] gone) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < means.length; c++) {
      double distance = KMeansSearch.squaredDistance(means[of], means[c]);
      if (c != of && !gone[c] && distance < least) {
        nearest = c;
        least = distance;
      }
    }
    return nearest;
  }

  private static void join(double[][] means, long[] sizes, int from, int to) {
    long both = sizes[from] + sizes[to];
    for (int d = 0; d < means[to].length && both > 0; d++) {
      means[to][d] = (means[from][d] * sizes[from] + means[to][d] * sizes[to]) / both;
    }
    sizes[to] = both;
  }
}
