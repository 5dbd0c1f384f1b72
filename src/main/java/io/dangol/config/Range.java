package io.dangol.config;

import java.math.BigDecimal;
import java.util.function.Predicate;

/**
 * The bounds of a value, both inclusive.
 *
 * @param text the bounds in words; a bound that is the limit of the type is left out
 */
record Range<T>(String text, Predicate<T> holds) {

  static Range<Integer> of(int min, int max) {
    return new Range<>(
        text("" + min, min > Integer.MIN_VALUE, "" + max, max < Integer.MAX_VALUE),
        n -> n >= min && n <= max);
  }

  /**
   * The bounds of a number that is written with its unit.
   *
   * @param unit such as {@code d}
   */
  static Range<Integer> of(int min, int max, String unit) {
    return new Range<>(
        text(min + unit, min > Integer.MIN_VALUE, max + unit, max < Integer.MAX_VALUE),
        n -> n >= min && n <= max);
  }

  static Range<Double> of(double min, double max) {
    return new Range<>(
        text(plain(min), min > -Double.MAX_VALUE, plain(max), max < Double.MAX_VALUE),
        n -> n >= min && n <= max);
  }

  private static String text(String min, boolean hasMin, String max, boolean hasMax) {
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
