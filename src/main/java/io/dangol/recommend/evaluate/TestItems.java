package io.dangol.recommend.evaluate;

import io.dangol.recommend.rank.CustomerHistory;
import io.dangol.recommend.rank.ItemFilter;
import io.dangol.table.Words.Population;
import java.util.stream.IntStream;

/** The part of the items taken after the cut that a metric is about. */
public enum TestItems {
  /** All of them; lists may show any item. */
  ALL(Population.ALL),
  /** The items that the customer had taken before the cut; lists show only such items. */
  REPEAT(Population.REPEAT),
  /** The items that the customer had not taken before the cut; lists show only such items. */
  NEW(Population.NEW);

  private final Population population;

  TestItems(Population population) {
    this.population = population;
  }

  /** The name of the population in {@code ops.metrics}. */
  @Override
  public String toString() {
    return population.word();
  }

  Population population() {
    return population;
  }

  boolean[] excluded(ItemFilter filter, CustomerHistory customer) {
    return switch (this) {
      case ALL -> filter.inactive();
      case REPEAT -> filter.notTaken(customer);
      case NEW -> filter.taken(customer);
    };
  }

  /**
   * The part of {@code wanted} that the metric is about.
   *
   * @param wanted catalogue positions; -1 for an item that nobody took before the cut, which counts
   *     as new and cannot be in any list
   */
  int[] targets(CustomerHistory customer, int[] wanted) {
    return switch (this) {
      case ALL -> wanted;
      case REPEAT -> IntStream.of(wanted).filter(customer::took).toArray();
      case NEW -> IntStream.of(wanted).filter(item -> !customer.took(item)).toArray();
    };
  }
}
