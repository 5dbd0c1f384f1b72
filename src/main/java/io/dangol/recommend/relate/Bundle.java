package io.dangol.recommend.relate;

import java.util.List;

/**
 * A set of items that are bought together.
 *
 * @param items positions, ascending
 * @param baskets number of baskets with all items
 * @param lift how many times as often together as independent items would be
 * @param logLikelihoodRatio of the weakest division of the set
 */
record Bundle(List<Integer> items, long baskets, double lift, double logLikelihoodRatio) {
  Bundle {
    items = List.copyOf(items);
  }
}
