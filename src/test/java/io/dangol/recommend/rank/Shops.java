package io.dangol.recommend.rank;

import java.util.List;
import java.util.Map;

/** Small shops and settings for tests. */
public final class Shops {

  static final BlendSettings BLEND = new BlendSettings(1.0, 0.5, 0.25, 0.0);

  /** What is read of {@code silver.events}. */
  public static final String EVENTS =
      "event_id string, customer_id bigint, event_type string, item_id bigint,"
          + " occurred_at timestamp, basket_id string, session_id string";

  private Shops() {}

  public static RankingSettings settings() {
    return settings(100, false);
  }

  public static RankingSettings settings(int maxItems, boolean requiresStock) {
    return new RankingSettings(
        List.of("purchase"),
        3,
        maxItems,
        30,
        requiresStock,
        2,
        BLEND,
        new RepeatPolicies(RepeatPolicy.ALWAYS, Map.of("Home > Furniture", RepeatPolicy.ONCE)));
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
