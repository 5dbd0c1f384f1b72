package io.dangol.recommend.neighbours;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * The customers through whom items speak for other items, each path weighted by how few choices
 * there are on it.
 *
 * <p>With the binary matrix R of customers and items, the diagonal matrices U and D of their
 * degrees, and A = U^-1/2 R D^-1/2, a customer's row x gives the items the scores x D^-a A'A D^b.
 * The matrix A'A is not stored, because it is dense: each row is multiplied by A' and then by A.
 */
public final class ItemPaths implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By customer, the positions of the items. */
  final int[][] items;

  /** By item, the customers. */
  final int[][] customers;

  /** By customer, the reciprocal of the degree. */
  final double[] shares;

  /** By item, what an own item sends out: D^(-a - 1/2). */
  final double[] sent;

  /** By item, what all that arrives is multiplied by: D^(b - 1/2) over the share of the sample. */
  final double[] received;

  private ItemPaths(
      int[][] items, int[][] customers, double[] shares, double[] sent, double[] received) {
    this.items = items;
    this.customers = customers;
    this.shares = shares;
    this.sent = sent;
    this.received = received;
  }

  /** No item speaks for another. */
  public static ItemPaths none() {
    return new ItemPaths(new int[0][], new int[0][], new double[0], new double[0], new double[0]);
  }

  boolean isEmpty() {
    return items.length == 0;
  }

  /**
   * Prepares paths through a sample of the customers. The scores are estimates of those that all
   * customers would give, or exact if the sample has all customers.
   *
   * @param histories of the sample, as distinct positions; kept, not copied
   * @param customerDegrees how many items each customer of the sample has, also beyond the history
   * @param itemDegrees how many of all customers have each item; 0 for an item that nobody has
   * @param sample share of all pairs that customers of the sample have, above 0 and at most 1
   */
  public static ItemPaths of(
      int[][] histories,
      int[] customerDegrees,
      long[] itemDegrees,
      double sample,
      PathExponents exponents) {
    int size = itemDegrees.length;
    double[] sent = new double[size];
    double[] received = new double[size];
    for (int item = 0; item < size; item++) {
      double degree = Math.max(1, itemDegrees[item]);
      sent[item] = Math.pow(degree, -exponents.own() - 0.5);
      received[item] = Math.pow(degree, exponents.popularity() - 0.5) / sample;
    }
    return new ItemPaths(
        histories,
        PairCounts.transposed(histories, size),
        IntStream.of(customerDegrees).mapToDouble(degree -> 1.0 / degree).toArray(),
        sent,
        received);
  }
}
