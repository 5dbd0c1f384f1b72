package io.dangol.recommend.evaluate;

import io.dangol.recommend.rank.Bars;
import io.dangol.recommend.rank.Shopper;
import io.dangol.table.Words.Population;
import java.util.stream.IntStream;

/** Which of the items that a customer took after the cut a figure is about. */
public enum TestItems {
  /** All of them; lists may show anything. */
  ALL(Population.ALL),
  /** Those the customer had taken before; lists show only such. */
  REPEAT(Population.REPEAT),
  /** Those the customer had never taken; lists show only such. */
  NEW(Population.NEW);

  private final Population population;

  TestItems(Population population) {
    this.population = population;
  }

  /** As figures name it. */
  @Override
  public String toString() {
    return population.word();
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
