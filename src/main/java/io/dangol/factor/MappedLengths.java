package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/** Computes Euclidean lengths of vectors after they are multiplied by a square matrix. */
final class MappedLengths implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int rank;
  private final PackedItems rows;

  /** The Frobenius norm: no vector becomes longer by more than this factor. */
  private final double norm;

  MappedLengths(float[] matrix, int rank) {
    this.rank = rank;
    this.rows = PackedItems.of(matrix, rank);
    this.norm = PackedItems.length(matrix, 0, matrix.length);
  }

  /** Upper bounds of the lengths, too large by at most twice {@link #rounding}. */
  double[] of(float[][] vectors) {
    double[] lengths = new double[vectors.length];
    ItemProducts products = new ItemProducts(rows);
    float[][] mapped = new float[ItemProducts.CUSTOMERS][rank];
    for (int first = 0; first < vectors.length; first += ItemProducts.CUSTOMERS) {
      int end = Math.min(vectors.length, first + ItemProducts.CUSTOMERS);
      products.fill(Arrays.copyOfRange(vectors, first, end), mapped);
      for (int i = first; i < end; i++) {
        lengths[i] = PackedItems.length(mapped[i - first], 0, rank) + rounding(vectors[i]);
      }
    }
    return lengths;
  }

  /** Twice the most by which the rounding of floats can change a length. */
  double rounding(float[] vector) {
    double relative = rank * 0x1p-23 * norm * PackedItems.length(vector, 0, rank);
    return relative + (double) rank * rank * Float.MIN_VALUE;
  }
}
