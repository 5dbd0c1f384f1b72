package io.dangol.factor;

import java.io.Serializable;

/**
 * Divides the dot product of a customer's and an item's factors among the customer's own items.
 *
 * <p>By {@link CustomerEquations} the factors of a customer are x = M^-1 sum r y. Here M = w Y'Y +
 * p I, and the residual r = d + t - d x'y of an own item y is what its weight leaves to explain. So
 * the product with an item z is the sum over the own items of r y'M^-1 z; each term is the share of
 * one own item. An own item that is not like z has a share near 0.
 *
 * <p>Hu, Koren and Volinsky (2008, section 5) divide the same sum by y'(M + sum d y y')^-1 z. That
 * matrix is another one for each customer and costs rank^3 of each; of M only p depends on the
 * customer.
 *
 * <p>The shares add up to the product as exactly as the customer's factors solve the equations.
 */
public final class FactorShares implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Above this rank the eigenvectors take too long. */
  public static final int HIGHEST_RANK = 512;

  private final CustomerEquations equations;
  private final int rank;
  private final int items;

  /** Eigenvectors of Y'Y, one after the other. */
  private final double[] vectors;

  private final double[] values;

  /**
   * Shares by the factors of some items.
   *
   * @param factors those of the item at position i start at {@code i * rank}; zeros for an item
   *     without
   * @param rank at most {@link #HIGHEST_RANK}
   * @param items number of items that have factors
   */
  public FactorShares(CustomerEquations equations, float[] factors, int rank, int items) {
    this.equations = equations;
    this.rank = rank;
    this.items = items;
    this.vectors = Gram.of(factors, rank);
    this.values = Eigenvectors.eigenvalues(vectors, rank);
  }

  /**
   * The share of each own item, in the order of {@code own}.
   *
   * @param factors as in the constructor
   * @param item position of the item
   * @param own positions of the customer's items
   * @param strengths of the own items; one that is 0 or less has the share 0
   * @param products dot products of the customer's factors with those of the own items
   */
  public double[] of(float[] factors, int item, int[] own, double[] strengths, double[] products) {
    double[] solved = solved(factors, item, observed(strengths));
    double[] shares = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      if (strengths[i] > 0) {
        double weight = equations.weight(strengths[i]);
        double residual = weight * (1 - products[i]) + equations.target();
        shares[i] = residual * dot(factors, own[i], solved);
      }
    }
    return shares;
  }

  private static int observed(double[] strengths) {
    int observed = 0;
    for (double strength : strengths) {
      observed += strength > 0 ? 1 : 0;
    }
    return observed;
  }

  /** M^-1 z. */
  private double[] solved(float[] factors, int item, int observed) {
    double penalty = equations.loss().penalty(observed, items);
    double[] solved = new double[rank];
    for (int v = 0; v < rank; v++) {
      double along = 0;
      for (int k = 0; k < rank; k++) {
        along += vectors[v * rank + k] * factors[item * rank + k];
      }
      along /= equations.gramWeight() * Math.max(0, values[v]) + penalty;
      for (int k = 0; k < rank; k++) {
        solved[k] += along * vectors[v * rank + k];
      }
    }
    return solved;
  }

  private double dot(float[] factors, int item, double[] vector) {
    double dot = 0;
    for (int k = 0; k < rank; k++) {
      dot += factors[item * rank + k] * vector[k];
    }
    return dot;
  }
}
