package io.dangol.recommend.rank;

import java.util.function.IntConsumer;

/** Items that were first bought within the last 45 days; the more recent buyers, the better. */
final class ArrivalSource implements Source {

  static final int DAYS = 45;
  private static final int CANDIDATES = 40;

  private final Catalogue catalogue;

  ArrivalSource(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void prepare(CustomerHistory customer) {
    // They are the same for everybody.
  }

  @Override
  public double of(int item) {
    return isArrival(item) ? catalogue.popularity[item] : 0;
  }

  private boolean isArrival(int item) {
    return catalogue.wasTaken[item] && catalogue.ageDays[item] < DAYS;
  }

  @Override
  public void propose(boolean[] excluded, int least, IntConsumer candidates) {
    int count = 0;
    for (int item = 0; item < catalogue.size && count < Math.max(CANDIDATES, least); item++) {
      if (isArrival(item) && !excluded[item]) {
        candidates.accept(item);
        count++;
      }
    }
  }
}
