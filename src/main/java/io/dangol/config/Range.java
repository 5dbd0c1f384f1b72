package io.dangol.config;

import java.math.BigDecimal;

/** How the bounds of a number are said; the widest bounds of the type are none. */
final class Range {
  private Range() {}

  static String of(int min, int max) {
    return of("" + min, min > Integer.MIN_VALUE, "" + max, max < Integer.MAX_VALUE);
  }

  static String ofDays(int min, int max) {
    return of(min + "d", min > Integer.MIN_VALUE, max + "d", max < Integer.MAX_VALUE);
  }

  static String of(double min, double max) {
    return of(plain(min), min > -Double.MAX_VALUE, plain(max), max < Double.MAX_VALUE);
  }

  private static String of(String min, boolean hasMin, String max, boolean hasMax) {
    if (hasMin) {
      return hasMax ? min + " to " + max : "at least " + min;
    }
    return hasMax ? "at most " + max : "any";
  }

  private static String plain(double bound) {
    return Double.isInfinite(bound)
        ? Double.toString(bound)
        : BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
