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

  /** Eigenvalues of Y'Y. */
  private final double[] values;

  /** The factors of the items along the eigenvectors: those of position i start at i * rank. */
  private final float[] rotated;

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
    double[] vectors = Gram.of(factors, rank);
    this.values = Eigenvectors.eigenvalues(vectors, rank);
    this.rotated = rotated(factors, vectors, rank);
  }

  private static float[] rotated(float[] factors, double[] vectors, int rank) {
    float[] rotated = new float[factors.length];
    for (int start = 0; start < factors.length; start += rank) {
      for (int v = 0; v < rank; v++) {
        double along = 0;
        for (int k = 0; k < rank; k++) {
          along += vectors[v * rank + k] * factors[start + k];
        }
        rotated[start + v] = (float) along;
      }
    }
    return rotated;
  }

  /**
   * What the own items of a customer share.
   *
   * @param own positions of the customer's items
   * @param strengths of the own items; one that is 0 or less has the share 0
   * @param products dot products of the customer's factors with those of the own items
   */
  public Customer customer(int[] own, double[] strengths, double[] products) {
    return new Customer(own, strengths, products);
  }

  /** The own items of one customer. */
  public final class Customer {

    private final int[] own;

    /** The residual r of each own item. */
    private final double[] residuals;

    /** M^-1 along each eigenvector. */
    private final double[] inverse = new double[rank];

    private Customer(int[] own, double[] strengths, double[] products) {
      this.own = own.clone();
      this.residuals = new double[own.length];
      int observed = 0;
      for (int i = 0; i < own.length; i++) {
        if (strengths[i] > 0) {
          observed++;
          double weight = equations.weight(strengths[i]);
          residuals[i] = weight * (1 - products[i]) + equations.target();
        }
      }
      double penalty = equations.loss().penalty(observed, items);
      for (int v = 0; v < rank; v++) {
        inverse[v] = 1 / (equations.gramWeight() * Math.max(0, values[v]) + penalty);
      }
    }

    /** The share of each own item in the product with an item, in the order of the own items. */
    public double[] of(int item) {
      double[] solved = new double[rank];
      for (int v = 0; v < rank; v++) {
        solved[v] = rotated[item * rank + v] * inverse[v];
      }
      double[] shares = new double[own.length];
      for (int i = 0; i < own.length; i++) {
        shares[i] = residuals[i] == 0 ? 0 : residuals[i] * dot(own[i], solved);
      }
      return shares;
    }

    private double dot(int position, double[] vector) {
      double dot = 0;
      for (int v = 0; v < rank; v++) {
        dot += rotated[position * rank + v] * vector[v];
      }
      return dot;
    }
  }
}
