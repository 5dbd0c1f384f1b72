package io.dangol.recommend.rank;

import java.io.Serializable;

/**
 * How a night makes its lists.
 *
 * @param choice of the models that make them
 * @param endMillis end of the as-of date; repeat policies count back from it
 */
record ListPlan(
    ListSettings settings,
    ListChoice choice,
    NightRules rules,
    Exploration exploration,
    long endMillis)
    implements Serializable {}
