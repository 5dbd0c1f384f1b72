package io.dangol.timing;

/**
 * What makes gaps after different items and quantities comparable.
 *
 * @param logDays ln of the usual gap after a quantity of 1, in days
 * @param stretch the power of the quantity by which it stretches the gap: 0 not at all, 1 twice as
 *     much lasts twice as long
 */
record Unit(double logDays, double stretch) {

  /** The usual gap after a quantity. */
  double days(double logQuantity) {
    return StrictMath.exp(logDays + stretch * logQuantity);
  }
}
