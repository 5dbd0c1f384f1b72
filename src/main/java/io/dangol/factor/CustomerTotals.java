package io.dangol.factor;

import java.io.Serializable;

/**
 * What stands for some or all customers in the move of the items.
 *
 * @param customers their number
 * @param gram sum of outer products of their factors, row-major
 * @param penalty their part of it in the loss
 */
@SuppressWarnings("ArrayRecordComponent")
public record CustomerTotals(int customers, double[] gram, double penalty) implements Serializable {

  /** Of no customers. */
  public static CustomerTotals none(int rank) {
    return new CustomerTotals(0, new double[rank * rank], 0);
  }

  /** These and others. */
  public CustomerTotals plus(CustomerTotals other) {
    double[] sum = gram.clone();
    for (int at = 0; at < sum.length; at++) {
      sum[at] += other.gram[at];
    }
    return new CustomerTotals(
        Math.addExact(customers, other.customers), sum, penalty + other.penalty);
  }
}
