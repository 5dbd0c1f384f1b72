package io.dangol.timing;

import io.dangol.timing.Scales.Sums;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How much figures differ between the courses of an item, the items of a category and categories:
 * the components of variance of a nested classification with unequal numbers, by the analysis of
 * variance (Searle, Casella, McCulloch: Variance Components, 1992).
 *
 * @param courses of an item
 * @param items of a category; 0 where each has but one
 * @param categories 0 where there is but one
 */
record NestedVariances(double courses, double items, double categories) {

  /** Sums over some items. */
  private static final class Group {
    private double courses;
    private double squaredCourses;
    private double total;

    void add(Sums sums) {
      courses += sums.courses();
      squaredCourses += square((double) sums.courses());
      total += sums.total();
    }

    /** Of the mean, once for each course. */
    double squares() {
      return square(total) / courses;
    }
  }

  static NestedVariances of(Collection<Sums> targets) {
    Map<Integer, Group> categories = new TreeMap<>();
    Group all = new Group();
    double squares = 0;
    double ofTargets = 0;
    for (Sums sums : targets) {
      categories.computeIfAbsent(sums.category(), key -> new Group()).add(sums);
      all.add(sums);
      squares += sums.totalOfSquares();
      ofTargets += square(sums.total()) / sums.courses();
    }
    double ofCategories = total(categories, Group::squares);
    double share = total(categories, group -> group.squaredCourses / group.courses);
    double ofAll = total(categories, group -> square(group.courses)) / all.courses;

    double courses = component(squares - ofTargets, 0, all.courses - targets.size());
    double items =
        component(
            ofTargets - ofCategories,
            (targets.size() - categories.size()) * courses,
            all.courses - share);
    double between =
        component(
            ofCategories - all.squares(),
            (categories.size() - 1) * courses + (share - all.squaredCourses / all.courses) * items,
            all.courses - ofAll);
    return new NestedVariances(courses, items, between);
  }

  /** The variance of an item's mean around what its courses are drawn from. */
  double error(Sums sums) {
    return courses / sums.courses();
  }

  /** A sum of squares, less what other components add to it, over its own factor. */
  private static double component(double squares, double others, double factor) {
    return factor > 0 ? Math.max(0, (squares - others) / factor) : 0;
  }

  private static double total(Map<Integer, Group> groups, ToDoubleFunction<Group> figure) {
    return groups.values().stream().mapToDouble(figure).sum();
  }

  private static double square(double x) {
    return x * x;
  }
}
