package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/** Euclidean lengths of vectors that a square matrix has been multiplied by. */
final class MappedLengths implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int rank;
  private final PackedItems rows;

  /** Frobenius': no vector becomes longer by more than this factor. */
  private final double norm;

  MappedLengths(float[] matrix, int rank) {
    this.rank = rank;
    this.rows = PackedItems.of(matrix, rank);
    this.norm = PackedItems.length(matrix, 0, matrix.length);
  }

  /** At least the length that each vector has then, by no more than {@link #rounding}, twice. */
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

  /** The most by which sums of so many floats change a length, twice over. */
  double rounding(float[] vector) {
    double relative = rank * 0x1p-23 * norm * PackedItems.length(vector, 0, rank);
    return relative + (double) rank * rank * Float.MIN_VALUE;
  }
}
