package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Lengths of customers and items such that no dot product exceeds the product of the two lengths.
 *
 * <p>By Cauchy-Schwarz, {@code u . v = (L'u) . (inverse(L) v) <= |L'u| |inverse(L) v|} for every
 * invertible L. With L = 1 these are Euclidean lengths. Here L L' is the sum of the items' outer
 * products, each weighted inversely to the item's Euclidean length. So a direction that all items
 * share does not count as length: the square of an item's length is its leverage, and that of a
 * customer's length is the sum of its squared scores.
 *
 * <p>The bound holds for any L, so its rounding does not matter: items are multiplied by a matrix
 * of floats, and L is defined as the inverse of that matrix.
 */
final class Bounds implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Share of the diagonal's mean that is added to it, so that L exists for any items. */
  private static final double RIDGE = 1e-3;

  private final MappedLengths items;
  private final MappedLengths customers;

  private Bounds(TriangularMatrix lower) {
    TriangularMatrix inverse = lower.inverse().rounded();
    this.items = new MappedLengths(inverse.rows(), inverse.rank());
    this.customers = new MappedLengths(inverse.inverse().columns(), inverse.rank());
  }

  /**
   * Bounds of the products with some items.
   *
   * @param factors of the item at position i from {@code i * rank}
   * @param euclidean lengths of all items
   * @param order positions of the items to include, all of a usable length
   */
  static Bounds of(float[] factors, int rank, double[] euclidean, int[] order) {
    double longest = Arrays.stream(order).mapToDouble(i -> euclidean[i]).max().orElse(1);
    float[] weighted = new float[order.length * rank];
    for (int i = 0; i < order.length; i++) {
      // Scaled to at most 1 each, so that their products fit into floats.
      double scale = 1 / Math.sqrt(euclidean[order[i]] * longest);
      for (int k = 0; k < rank; k++) {
        weighted[i * rank + k] = (float) (factors[order[i] * rank + k] * scale);
      }
    }
    double[] sum = Gram.of(weighted, rank);
    double trace = Double.MIN_NORMAL;
    for (int k = 0; k < rank; k++) {
      trace += sum[k * rank + k];
    }
    return new Bounds(TriangularMatrix.cholesky(sum, rank, RIDGE * trace / rank));
  }

  /** Lengths of the items, in the given order. */
  double[] ofItems(float[] factors, int rank, int[] order) {
    double[] lengths = new double[order.length];
    for (int first = 0; first < order.length; first += ItemProducts.CUSTOMERS) {
      int end = Math.min(order.length, first + ItemProducts.CUSTOMERS);
      float[][] vectors = new float[end - first][];
      for (int i = first; i < end; i++) {
        vectors[i - first] = Arrays.copyOfRange(factors, order[i] * rank, (order[i] + 1) * rank);
      }
      System.arraycopy(items.of(vectors), 0, lengths, first, vectors.length);
    }
    return lengths;
  }

  /**
   * Lengths of customers. They include what rounding may add to a product of floats, so that such a
   * product exceeds the product of the lengths by no more than the least float for each factor.
   */
  double[] ofCustomers(float[][] vectors) {
    double[] lengths = customers.of(vectors);
    for (int c = 0; c < vectors.length; c++) {
      // An item's Euclidean length is at most its length here times the norm of L.
      lengths[c] += customers.rounding(vectors[c]);
    }
    return lengths;
  }
}
