package io.dangol.recommend.rank;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

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
  public boolean divides() {
    return false;
  }

  @Override
  public void propose(boolean[] excluded, int least, IntConsumer candidates) {
    IntStream.range(0, catalogue.size)
        .filter(item -> catalogue.wasTaken[item] && !excluded[item])
        .limit(Math.max(CANDIDATES, least))
        .forEach(candidates);
  }
}
