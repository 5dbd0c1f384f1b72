package io.dangol.simulate;

import java.io.Serializable;

/**
 * Customers who behave alike.
 *
 * @param share of all customers
 * @param gapDays mean days between trips; that of a customer varies around it by some 15 %
 * @param shape of the gaps, which are gamma distributed: 1 for trips at any time, and the more the
 *     more regular
 * @param items mean number of different items of a trip
 * @param staysDays mean days, exponentially distributed, until a customer leaves for good
 * @param habitShare share of the customers with a habit
 */
record PlantedSegment(
    String name,
    double share,
    double gapDays,
    int shape,
    int items,
    double staysDays,
    double habitShare)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** 1 minus the coefficient of variation of the gaps. */
  double regularity() {
    return 1 - 1 / StrictMath.sqrt(shape);
  }
}
