package io.dangol.recommend.rank;

import java.util.function.IntConsumer;

/** Items by their recent buyers, the same for everybody. */
final class PopularSource implements Source {

  private static final int CANDIDATES = 60;

  private final Catalogue catalogue;

  PopularSource(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void prepare(CustomerHistory customer) {
    // They are the same for everybody.
  }

  @Override
  public double of(int item) {
    return catalogue.popularity[item];
  }

  @Override
  public void propose(boolean[] excluded, int least, IntConsumer candidates) {
    int count = 0;
    for (int item = 0; item < catalogue.size && count < Math.max(CANDIDATES, least); item++) {
      if (!excluded[item] && catalogue.wasTaken[item]) {
        candidates.accept(item);
        count++;
      }
    }
  }
}
