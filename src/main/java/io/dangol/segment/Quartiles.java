package io.dangol.segment;

/** The values below which a quarter, half and three quarters of the shop's customers lie. */
public record Quartiles(double lower, double median, double upper) {

  boolean isLow(double value) {
    return value <= lower && lower < upper;
  }

  boolean isHigh(double value) {
    return value >= upper && lower < upper;
  }
}
