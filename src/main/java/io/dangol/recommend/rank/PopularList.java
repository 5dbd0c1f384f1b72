package io.dangol.recommend.rank;

import java.util.stream.IntStream;

/** Lists the most popular items in the order of the catalogue, the same for everybody. */
final class PopularList implements ListModel {
  private final Catalogue catalogue;

  PopularList(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    return IntStream.range(0, catalogue.size)
        .filter(position -> !excluded[position] && catalogue.popularity[position] > 0)
        .limit(n)
        .toArray();
  }
}
