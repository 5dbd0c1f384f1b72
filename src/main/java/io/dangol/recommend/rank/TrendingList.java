package io.dangol.recommend.rank;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Lists the items whose sales rise most, the same for everybody; see {@link Catalogue#rise}. */
final class TrendingList implements ListModel {

  /** Positions of the items that rise, the steepest first. */
  private final int[] rising;

  TrendingList(Catalogue catalogue) {
    rising =
        IntStream.range(0, catalogue.size)
            .filter(item -> catalogue.rise[item] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(item -> -catalogue.rise[item]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    return IntStream.of(rising).filter(item -> !excluded[item]).limit(n).toArray();
  }
}
