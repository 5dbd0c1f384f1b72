package io.dangol.timing;

import java.io.Serializable;

/**
 * What predicts the courses of a scope.
 *
 * @param courses the number of courses that the model was fitted to
 */
record ScopeModel(
    Scope scope,
    Catalogue catalogue,
    QuantityEffect effect,
    Scales scales,
    GapModel gaps,
    int courses)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  static Unit unit(
      Scope scope, long target, Catalogue catalogue, QuantityEffect effect, Scales scales) {
    int group = catalogue.groupOf(scope, target);
    int parent = scope == Scope.ITEM ? group : Catalogue.NO_CATEGORY;
    return new Unit(scales.of(target, parent), effect.of(group));
  }

  /**
   * The prediction for a course with at least one purchase up to a day.
   *
   * @param asOf the last day that is known
   */
  NextPurchase next(Course course, int asOf, int horizon) {
    Unit unit = unit(scope, course.target(), catalogue, effect, scales);
    return NextPurchase.of(course.days(), asOf, unit, gaps, horizon);
  }
}
