package io.dangol.recommend.rerank;

import io.dangol.config.Section;

/**
 * How the order of new items is learned.
 *
 * @param windows past dates to learn from, one test window apart; 0 learns no order
 * @param customers most customers of each date
 * @param regularization of the coefficients of standardised features
 */
public record RankerSettings(int windows, int customers, double regularization) {

  /** Reads the section {@code recommend.ranker}. */
  public static RankerSettings read(Section section) {
    return new RankerSettings(
        section.integer("windows", 0, 12),
        section.integer("customers", 1, 100_000),
        section.number("regularization", 1e-9, 1000));
  }
}
