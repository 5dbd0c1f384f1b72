package io.dangol.recommend.rank;

import io.dangol.recommend.RecommendSettings;
import io.dangol.testing.Hocon;
import java.util.List;
import java.util.Map;

/** Small shops and settings for tests. */
public final class Shops {

  static final BlendSettings BLEND = ranking().blend();

  /** What is read of {@code silver.events}. */
  public static final String EVENTS =
      "event_id string, customer_id bigint, event_type string, item_id bigint,"
          + " occurred_at timestamp, basket_id string, session_id string";

  private Shops() {}

  /** Settings of a small shop, with what else the section {@code recommend} states. */
  public static RecommendSettings settings(String differences) {
    return Hocon.settings(
        "recommend",
        """
        list-length = 3, max-items = 100, partitions = 2
        trainer = mllib, rank = 2, alpha = 10, blocks = 2, weighting = linear
        mllib { regularization = 0.05, iterations = 4 }
        blend { own = 1.0, als = 0.5, popular = 0.25, popularity-exponent = 0.0 }
        repeat.policies { "Home > Furniture" = once }
        evaluation { test-days = 10d, places = 2, min-customers = 2, customers = 100 }
        """
            + differences,
        RecommendSettings::read);
  }

  public static RankingSettings ranking() {
    return settings("").ranking();
  }

  /** Items in any order. */
  public static Catalogue catalogue(CatalogueItem... items) {
    return Catalogue.of(List.of(items));
  }

  /** An item that anybody may have at any time. */
  public static CatalogueItem item(long id, long recent, Float... factors) {
    return new CatalogueItem(id, recent, recent, true, RepeatPolicy.ALWAYS, List.of(factors));
  }

  /** A customer who bought each position so many times, with strengths equal to the frequencies. */
  public static Shopper shopper(Map<Integer, Double> frequencies, float... factors) {
    int[] items = frequencies.keySet().stream().sorted().mapToInt(i -> i).toArray();
    double[] taken = new double[items.length];
    boolean[] bought = new boolean[items.length];
    long[] last = new long[items.length];
    for (int i = 0; i < items.length; i++) {
      taken[i] = frequencies.get(items[i]);
      bought[i] = true;
    }
    return new Shopper(1, items, taken, taken, bought, last, new boolean[items.length], factors);
  }
}
