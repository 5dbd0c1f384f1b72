package io.dangol.recommend.train;

import io.dangol.factor.BulkFloats;
import io.dangol.factor.Eigenvectors;

/**
 * The part of the item filter that has few factors. A customer's factors are the sum of those that
 * the own items give; the dot product with an item's factors is this part of the item's score.
 *
 * <p>With the degrees D of the items and the first eigenvectors V of A'A with their eigenvalues L
 * (see {@link io.dangol.recommend.neighbours.ItemPaths}), a customer's row x gives the scores - w x
 * D^-a V L^2 V' D^b with the damped factors and s x D^-c V V' D^c with the smooth ones.
 *
 * @param given what an own item adds to its customer's factors; of the item at position i from i *
 *     rank
 * @param factors of the items, in the same layout
 */
record FilterFactors(BulkFloats given, BulkFloats factors, int rank) {

  /**
   * The factors of all items.
   *
   * @param degrees the number of customers of each item
   */
  static FilterFactors of(Eigenvectors vectors, int[] degrees, FilterSettings settings) {
    int damped = Math.min(settings.damped(), vectors.rank());
    int smooth = Math.min(settings.smooth(), vectors.rank());
    int rank = damped + smooth;
    float[] given = new float[degrees.length * rank];
    float[] factors = new float[degrees.length * rank];
    for (int item = 0; item < degrees.length; item++) {
      int to = item * rank;
      int from = item * vectors.rank();
      double own = Math.pow(degrees[item], -settings.exponents().own());
      double popularity = Math.pow(degrees[item], settings.exponents().popularity());
      for (int k = 0; k < damped; k++) {
        double value = vectors.values()[k];
        double vector = vectors.vectors()[from + k];
        given[to + k] = (float) (-settings.damping() * value * value * own * vector);
        factors[to + k] = (float) (popularity * vector);
      }
      double root = Math.pow(degrees[item], settings.smoothExponent());
      for (int k = 0; k < smooth; k++) {
        double vector = vectors.vectors()[from + k];
        given[to + damped + k] = (float) (settings.smoothWeight() / root * vector);
        factors[to + damped + k] = (float) (root * vector);
      }
    }
    return new FilterFactors(new BulkFloats(given), new BulkFloats(factors), rank);
  }
}
