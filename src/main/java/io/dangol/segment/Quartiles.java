package io.dangol.segment;

/** The quartiles of a habit over all customers of the shop. */
record Quartiles(double lower, double median, double upper) {

  boolean isLow(double value) {
    return value <= lower && lower < upper;
  }

  boolean isHigh(double value) {
    return value >= upper && lower < upper;
  }
}
