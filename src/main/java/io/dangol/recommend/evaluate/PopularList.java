package io.dangol.recommend.evaluate;

import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.ListModel;
import io.dangol.recommend.rank.Shopper;
import java.util.stream.IntStream;

/** The most popular items, the same for everybody: the catalogue's own order. */
final class PopularList implements ListModel {
  private final Catalogue catalogue;

  PopularList(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public int[] top(Shopper shopper, boolean[] barred, int n) {
    return IntStream.range(0, catalogue.size)
        .filter(position -> !barred[position] && catalogue.popularity[position] > 0)
        .limit(n)
        .toArray();
  }
}
