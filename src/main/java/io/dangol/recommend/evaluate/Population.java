package io.dangol.recommend.evaluate;

import io.dangol.recommend.rank.Bars;
import io.dangol.recommend.rank.Shopper;
import java.util.Locale;
import java.util.stream.IntStream;

/** Which of the items that a customer took after the cut a figure is about. */
public enum Population {
  /** All of them; lists may show anything. */
  ALL,
  /** Those the customer had taken before; lists show only such. */
  REPEAT,
  /** Those the customer had never taken; lists show only such. */
  NEW;

  /** As figures name it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean[] barred(Bars bars, Shopper shopper) {
    return switch (this) {
      case ALL -> bars.inactive();
      case REPEAT -> bars.notTaken(shopper);
      case NEW -> bars.taken(shopper);
    };
  }

  /**
   * The part of {@code wanted} that the figure is about.
   *
   * @param wanted catalogue positions; -1 for an item that nobody took before the cut: it counts as
   *     new, and no list can show it
   */
  int[] targets(Shopper shopper, int[] wanted) {
    return switch (this) {
      case ALL -> wanted;
      case REPEAT -> IntStream.of(wanted).filter(shopper::took).toArray();
      case NEW -> IntStream.of(wanted).filter(item -> !shopper.took(item)).toArray();
    };
  }
}
