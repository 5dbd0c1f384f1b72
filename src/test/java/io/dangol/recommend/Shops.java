package io.dangol.recommend;

import io.dangol.recommend.AlsSettings.Weighting;
import java.util.List;
import java.util.Map;

/** Small shops and settings for tests. */
final class Shops {

  static final BlendSettings BLEND = new BlendSettings(1.0, 0.5, 0.25, 0.0);

  /** What is read of {@code silver.events}. */
  static final String EVENTS =
      "event_id string, customer_id bigint, event_type string, item_id bigint,"
          + " occurred_at timestamp, basket_id string, session_id string";

  private Shops() {}

  static RecommendSettings settings() {
    return settings(100, false, 2);
  }

  static RecommendSettings settings(int maxItems, boolean requiresStock, int minCustomers) {
    return settings(maxItems, requiresStock, minCustomers, 100);
  }

  /** With at most so many customers tested. */
  static RecommendSettings settings(
      int maxItems, boolean requiresStock, int minCustomers, int customers) {
    return new RecommendSettings(
        List.of("purchase"),
        3,
        maxItems,
        30,
        requiresStock,
        2,
        als(2),
        BLEND,
        new RepeatPolicies(RepeatPolicy.ALWAYS, Map.of("Home > Furniture", RepeatPolicy.ONCE)),
        new EvaluationSettings(10, 2, minCustomers, customers, 10, 100, 100));
  }

  static AlsSettings als(int rank) {
    return new AlsSettings(rank, 0.05, 10, 4, 2, Weighting.LINEAR);
  }

  /** An item that anybody may have at any time. */
  static CatalogueItem item(long id, long recent, Float... factors) {
    return new CatalogueItem(id, recent, recent, true, RepeatPolicy.ALWAYS, List.of(factors));
  }

  /** A customer who bought each position so many times, with strengths equal to the frequencies. */
  static Shopper shopper(Map<Integer, Double> frequencies, float... factors) {
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
