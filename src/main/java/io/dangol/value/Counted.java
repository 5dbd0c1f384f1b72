package io.dangol.value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Distinct values with the number of customers who have each. Models see customers through such
 * values only, so a sum over groups is the sum over customers.
 *
 * @param groups one per distinct value, in ascending order
 */
record Counted<T extends Comparable<T>>(List<Group<T>> groups) {

  /**
   * The customers who have one value.
   *
   * @param customers at least 1
   */
  record Group<T>(T value, long customers) {
    Group {
      if (customers < 1) {
        throw new IllegalArgumentException(customers + " customers have " + value);
      }
    }
  }

  /** Adds up groups of the same value and sorts them. */
  Counted {
    Map<T, Long> customers =
        groups.stream()
            .collect(
                Collectors.toMap(Group::value, Group::customers, Math::addExact, TreeMap::new));
    groups =
        customers.entrySet().stream()
            .map(entry -> new Group<>(entry.getKey(), entry.getValue()))
            .toList();
  }

  /** Counts one value per customer, in any order. */
  static <T extends Comparable<T>> Counted<T> of(Stream<T> values) {
    Map<T, Long> customers =
        values.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return new Counted<>(
        customers.entrySet().stream()
            .map(entry -> new Group<>(entry.getKey(), entry.getValue()))
            .toList());
  }

  long customers() {
    return groups.stream().mapToLong(Group::customers).sum();
  }

  /** The sum of a figure over all customers, added in the order of the groups. */
  double sum(ToDoubleFunction<T> figure) {
    double sum = 0;
    for (Group<T> group : groups) {
      sum += group.customers() * figure.applyAsDouble(group.value());
    }
    return sum;
  }

  /**
   * About {@code size} of the groups, evenly spaced from the first one on; these groups themselves
   * if they are not more.
   */
  Counted<T> thinned(int size) {
    int step = Math.max(1, groups.size() / size);
    return step == 1
        ? this
        : new Counted<>(
            IntStream.range(0, groups.size() / step).mapToObj(i -> groups.get(i * step)).toList());
  }

  /** Counts another value of each customer, such as the history without what came after it. */
  <R extends Comparable<R>> Counted<R> map(Function<T, R> function) {
    return new Counted<>(
        groups.stream()
            .map(group -> new Group<>(function.apply(group.value()), group.customers()))
            .toList());
  }
}
