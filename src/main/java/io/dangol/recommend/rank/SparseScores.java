package io.dangol.recommend.rank;

import java.util.Arrays;

/** Sums of a few of many positions; clearing costs as much as was added, not as there are. */
final class SparseScores {

  private final double[] values;
  private int[] touched = new int[64];
  private int size;

  SparseScores(int positions) {
    values = new double[positions];
  }

  /**
   * Adds to a position's sum.
   *
   * @param value above 0
   */
  void add(int position, double value) {
    if (values[position] == 0) {
      if (size == touched.length) {
        touched = Arrays.copyOf(touched, 2 * size);
      }
      touched[size++] = position;
    }
    values[position] += value;
  }

  double of(int position) {
    return values[position];
  }

  /** The number of positions with a sum. */
  int size() {
    return size;
  }

  /** A position with a sum, in the order of their first additions. */
  int position(int index) {
    return touched[index];
  }

  void clear() {
    for (int index = 0; index < size; index++) {
      values[touched[index]] = 0;
    }
    size = 0;
  }
}
