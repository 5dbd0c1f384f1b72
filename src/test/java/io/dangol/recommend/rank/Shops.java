package io.dangol.recommend.rank;

import io.dangol.recommend.RecommendSettings;
import io.dangol.testing.Hocon;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small shops and settings for tests. */
public final class Shops {

  static final BlendSettings BLEND = ranking().blend();

  /** The columns of {@code silver.events} that ranking reads. */
  public static final String EVENTS =
      "event_id string, customer_id bigint, event_type string, item_id bigint,"
          + " occurred_at timestamp, basket_id string, session_id string";

  private Shops() {}

  /** Settings of a small shop, overridden by other lines of the section {@code recommend}. */
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

  /** A catalogue of one item, for which the trainer has no factors. */
  public static Catalogue oneItemWithoutFactors() {
    return Catalogue.of(List.of(item(1, 4)));
  }

  /** An active item that may always be recommended again. */
  static CatalogueItem item(long id, long recent, Float... factors) {
    return new CatalogueItem(id, recent, recent, true, RepeatPolicy.ALWAYS, List.of(factors));
  }

  /** A customer with some own items, in their order. */
  static CustomerHistory customer(List<OwnItem> items, float... factors) {
    return new CustomerHistory(1, items, factors);
  }

  /**
   * A customer who bought each catalogue position as often as the map says; strengths equal the
   * frequencies.
   */
  public static CustomerHistory customer(Map<Integer, Double> frequencies, float... factors) {
    return customer(
        new TreeMap<>(frequencies)
            .entrySet().stream().map(e -> bought(e.getKey(), e.getValue())).toList(),
        factors);
  }

  /** An item that was bought some times, long ago. */
  static OwnItem bought(int position, double times) {
    return new OwnItem(position, times, times, true, 0, false);
  }

  /** An item that was only seen. */
  static OwnItem seen(int position, double strength) {
    return new OwnItem(position, strength, 0, false, CustomerHistory.NEVER, false);
  }
}
