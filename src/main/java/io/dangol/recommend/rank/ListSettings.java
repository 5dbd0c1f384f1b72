package io.dangol.recommend.rank;

import java.io.Serializable;

/**
 * How a customer's lists are made from what is known.
 *
 * @param length items of the one list
 * @param leastNew items of it, at least, that the customer never took
 */
public record ListSettings(
    BlendSettings blend, int length, int leastNew, VarietySettings variety, ShelfSettings shelves)
    implements Serializable {}
