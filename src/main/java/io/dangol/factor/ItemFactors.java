package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Factors of all items, with their sum of outer products.
 *
 * @param factors of the item at position i from i * rank
 */
@SuppressWarnings("ArrayRecordComponent")
public record ItemFactors(int rank, float[] factors, double[] gram) implements Serializable {

  public static ItemFactors of(float[] factors, int rank) {
    return new ItemFactors(rank, factors, Gram.of(factors, rank));
  }

  /** Those of one item. */
  public float[] of(int position) {
    return Arrays.copyOfRange(factors, position * rank, (position + 1) * rank);
  }

  int size() {
    return factors.length / rank;
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
