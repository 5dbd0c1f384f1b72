package io.dangol.recommend.neighbours;

import java.io.Serializable;

/**
 * How much an item's number of customers counts in {@link ItemPaths}.
 *
 * @param own a: an own item of n customers counts n to the minus a
 * @param popularity b: the score of an item of n customers is multiplied by n to the power of b
 */
public record PathExponents(double own, double popularity) implements Serializable {}
