package io.dangol.recommend.rank;

import java.util.stream.IntStream;

/** How varied lists are: how unlike their items are, and how many of these are little known. */
public final class ListVariety {

  private final Catalogue catalogue;

  /** The items from this position on are niche. */
  private final int firstNiche;

  public ListVariety(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.firstNiche = firstNiche(catalogue.recent);
  }

  /** The length of the shortest beginning of the catalogue that has half of all recent buyers. */
  private static int firstNiche(long[] recent) {
    long left = IntStream.range(0, recent.length).mapToLong(item -> recent[item]).sum();
    long counted = 0;
    int first = 0;
    while (counted < left) {
      counted += recent[first];
      left -= recent[first];
      first++;
    }
    return first;
  }

  /** The number of items that may be recommended to anybody. */
  public int onSale() {
    return (int)
        IntStream.range(0, catalogue.size).filter(item -> !catalogue.inactive[item]).count();
  }

  /**
   * 1 less the mean cosine of the words of all pairs.
   *
   * @param items catalogue positions, at least two
   */
  public double difference(int[] items) {
    double sum = 0;
    for (int one = 0; one < items.length; one++) {
      for (int other = 0; other < one; other++) {
        sum += catalogue.content.cosine(items[one], items[other]);
      }
    }
    return 1 - 2 * sum / (items.length * (items.length - 1.0));
  }

  /**
   * The share of items that are not among the most popular ones, who together have half of all
   * recent buyers.
   *
   * @param items catalogue positions, at least one
   */
  public double nicheShare(int[] items) {
    return (double) IntStream.of(items).filter(item -> item >= firstNiche).count() / items.length;
  }
}
