package io.dangol.recommend.rank;

import java.util.List;

/**
 * One place of a customer's list.
 *
 * @param position in the catalogue
 * @param score 0 to 1, rounded to 6 decimals
 * @param reasonItems ids of the customer's own items; empty only for popularity
 */
record RankedItem(
    int position, double score, Source source, String reasonCode, List<Long> reasonItems) {

  /** What proposes items, in the order that decides ties. */
  enum Source {
    OWN,
    ALS,
    POPULAR
  }
}
