package io.dangol.recommend.rules;

import java.io.Serializable;

/** What a rule does with the items that it covers, with its numbers. */
sealed interface Effect extends Serializable {

  /** Hides them. */
  record Exclude() implements Effect {}

  /** Multiplies their scores. */
  record Weigh(double factor) implements Effect {}

  /** Puts them at a rank and the ranks after it. */
  record Pin(int rank) implements Effect {}

  /** Lets a list have at most some items of each group. */
  record AtMost(int most, Grouping per) implements Effect {}

  /**
   * Hides those whose price is not within a band around the customer's usual price.
   *
   * @param low multiple of the usual price, both bounds included
   * @param high as low; infinite if there is no upper bound
   */
  record PriceBand(double low, double high) implements Effect {}

  /** Hides those of which fewer pieces are known to be there. */
  record Stock(double least) implements Effect {}

  /** Hides them from customers who are not known to be of an age between the two, included. */
  record AgeLimit(int least, int most) implements Effect {}

  /** What forms the groups of {@link AtMost}; an item without a category or brand is in none. */
  enum Grouping {
    CATEGORY,
    BRAND,
    /** All items that the rule covers are one group. */
    RULE
  }

  /** Whether it keeps items from being shown at all. */
  default boolean hides() {
    return this instanceof Exclude
        || this instanceof PriceBand
        || this instanceof Stock
        || this instanceof AgeLimit;
  }
}
