package io.dangol.factor;

import java.io.Serializable;

/**
 * What the update of the items needs to know about some or all customers.
 *
 * @param customers their number
 * @param gram sum of outer products of their factors, row-major
 * @param penalty their share of the penalty in the loss
 */
@SuppressWarnings("ArrayRecordComponent")
public record CustomerTotals(int customers, double[] gram, double penalty) implements Serializable {

  /** The totals of no customers. */
  public static CustomerTotals none(int rank) {
    return new CustomerTotals(0, new double[rank * rank], 0);
  }

  /** The sum of these totals and others. */
  public CustomerTotals plus(CustomerTotals other) {
    double[] sum = gram.clone();
    for (int at = 0; at < sum.length; at++) {
      sum[at] += other.gram[at];
    }
    return new CustomerTotals(
        Math.addExact(customers, other.customers), sum, penalty + other.penalty);
  }
}
