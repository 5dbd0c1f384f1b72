package io.dangol.recover;

import java.util.Locale;

/** The range that an estimate is to be in. */
record Goal(double low, double high) {

  static Goal atLeast(double low) {
    return new Goal(low, Double.POSITIVE_INFINITY);
  }

  static Goal atMost(double high) {
    return new Goal(Double.NEGATIVE_INFINITY, high);
  }

  String verdict(double value) {
    return "%s: %s".formatted(words(), value >= low && value <= high ? "reached" : "MISSED");
  }

  private String words() {
    if (Double.isInfinite(low)) {
      return String.format(Locale.ROOT, "at most %.2f", high);
    }
    return Double.isInfinite(high)
        ? String.format(Locale.ROOT, "at least %.2f", low)
        : String.format(Locale.ROOT, "%.2f to %.2f", low, high);
  }
}
