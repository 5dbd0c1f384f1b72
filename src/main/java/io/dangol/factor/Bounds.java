package io.dangol.factor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Lengths of customers and of items whose product no dot product exceeds.
 *
 * <p>By Cauchy-Schwarz, {@code u . v = (L'u) . (inverse(L) v) <= |L'u| |inverse(L) v|} for every
 * invertible L. With L = 1 these are Euclid's lengths. Here L L' is the sum of the items' outer
 * products, so that what all items share does not count as length: the square of an item's length
 * is its leverage, that of a customer's the sum of squared scores. Each item weighs inversely to
 * its Euclidean length.
 *
 * <p>The bound holds whatever L is, so it does not matter how exactly it is made: the matrix that
 * items are multiplied by is taken as it is, in floats, and L is its inverse.
 */
final class Bounds implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of the mean of the diagonal, added to it: items that span no space have an L too. */
  private static final double RIDGE = 1e-3;

  private final MappedLengths items;
  private final MappedLengths customers;

  private Bounds(TriangularMatrix lower) {
    TriangularMatrix inverse = lower.inverse().rounded();
    this.items = new MappedLengths(inverse.rows(), inverse.rank());
    this.customers = new MappedLengths(inverse.inverse().columns(), inverse.rank());
  }

  /**
   * Bounds for products with some items.
   *
   * @param factors of the item at position i from {@code i * rank}
   * @param euclidean lengths of all items by Euclid
   * @param order positions of the items that count, all of a usable length
   */
  static Bounds of(float[] factors, int rank, double[] euclidean, int[] order) {
    double longest = Arrays.stream(order).mapToDouble(i -> euclidean[i]).max().orElse(1);
    float[] weighed = new float[order.length * rank];
    for (int i = 0; i < order.length; i++) {
      // No longer than 1 each: their products are floats, whatever the factors are.
      double scale = 1 / Math.sqrt(euclidean[order[i]] * longest);
      for (int k = 0; k < rank; k++) {
        weighed[i * rank + k] = (float) (factors[order[i] * rank + k] * scale);
      }
    }
    double[] sum = Gram.of(weighed, rank);
    double trace = Double.MIN_NORMAL;
    for (int k = 0; k < rank; k++) {
      trace += sum[k * rank + k];
    }
    return new Bounds(TriangularMatrix.cholesky(sum, rank, RIDGE * trace / rank));
  }

  /** Lengths of items, in their order. */
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
   * Lengths of customers; with what rounding may add to a product of floats, so that none of these
   * exceeds the product of the lengths either, by more than the least float for each factor.
   */
  double[] ofCustomers(float[][] vectors) {
    double[] lengths = customers.of(vectors);
    for (int c = 0; c < vectors.length; c++) {
      // An item's length by Euclid is at most its length here times the norm of L.
      lengths[c] += customers.rounding(vectors[c]);
    }
    return lengths;
  }
}
