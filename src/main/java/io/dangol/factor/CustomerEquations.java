package io.dangol.factor;

import java.io.Serializable;

/**
 * The equations that alternating least squares solve for the factors x of a customer, given the
 * factors y of all items: (w Y'Y + sum d y y' + p I) x = sum (d + t) y, with sums over the
 * customer's own items.
 *
 * @param gramWeight w, what every pair weighs, observed or not
 * @param target t, what an own item pulls towards 1 in addition to its weight d
 * @param alpha the weight d of an own item is this times its strength
 * @param isLogarithmic whether it is alpha times log(1 + strength) instead
 * @param loss gives the penalty p
 */
public record CustomerEquations(
    double gramWeight, double target, double alpha, boolean isLogarithmic, Loss loss)
    implements Serializable {

  /** The weight d of an own item. */
  double weight(double strength) {
    return alpha * (isLogarithmic ? Math.log1p(strength) : strength);
  }
}
