package io.dangol.recommend.rank;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Items that were first bought within the last 45 days; the more recent buyers, the better. */
final class ArrivalSource implements Source {

  static final int DAYS = 45;
  private static final int CANDIDATES = 40;

  private final Catalogue catalogue;

  /** Positions of the arrivals on sale, the most popular first. */
  private final int[] arrivals;

  ArrivalSource(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.arrivals =
        IntStream.range(0, catalogue.size)
            .filter(item -> isArrival(item) && !catalogue.inactive[item])
            .toArray();
  }

  @Override
  public void prepare(CustomerHistory customer) {
    // They are the same for everybody.
  }

  @Override
  public double of(int item) {
    return isArrival(item) ? catalogue.popularity[item] : 0;
  }

  /** Whether somebody bought the item, first within the last days. */
  boolean isArrival(int item) {
    return catalogue.wasTaken[item] && catalogue.ageDays[item] < DAYS;
  }

  @Override
  public boolean divides() {
    return false;
  }

  @Override
  public void propose(boolean[] excluded, int least, IntConsumer candidates) {
    IntStream.of(arrivals)
        .filter(item -> !excluded[item])
        .limit(Math.max(CANDIDATES, least))
        .forEach(candidates);
  }
}
