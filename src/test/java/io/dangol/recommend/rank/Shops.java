package io.dangol.recommend.rank;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max;

import io.dangol.recommend.RecommendSettings;
import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.testing.Hocon;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Small shops and settings for tests. */
public final class Shops {

  static final BlendSettings BLEND = ranking().blend();

  /** The columns of {@code silver.events} that ranking reads. */
  public static final String EVENTS =
      "event_id string, customer_id bigint, event_type string, item_id bigint,"
          + " occurred_at timestamp, basket_id string, session_id string";

  private Shops() {}

  /** {@code gold.interactions}, where each event is a basket and adds 1 to the strength. */
  public static Dataset<Row> interactions(Dataset<Row> events, Instant end) {
    return events
        .where(col("occurred_at").lt(lit(end)).and(col("customer_id").isNotNull()))
        .groupBy(col("customer_id"), col("item_id"))
        .agg(count(lit(1)).as("purchases"), max(col("occurred_at")).as("last_purchased_at"))
        .withColumn("last_at", col("last_purchased_at"))
        .withColumn("strength", col("purchases").cast("double"))
        .withColumn("is_unwelcome", lit(false))
        .withColumn("event_counts", map(lit("purchase"), col("purchases")));
  }

  /** Settings of a small shop, overridden by other lines of the section {@code recommend}. */
  public static RecommendSettings settings(String differences) {
    return Hocon.settings(
        "recommend",
        """
        list-length = 3, max-items = 100, partitions = 2
        trainer = mllib, rank = 2, alpha = 10, blocks = 2, weighting = linear
        mllib { regularization = 0.05, iterations = 4 }
        shelves.names = []
        blend { own = 1.0, als = 0.5, neighbours = 0, content = 0, arrivals = 0, popular = 0.25 }
        blend { trend-exponent = 0, week-trend-exponent = 0, popularity-exponent = 0, again-exponent = 0 }
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
    return catalogue(List.of(item(1, 4)));
  }

  /** As of the beginning of 1970, where every purchase of these shops is made. */
  static Catalogue catalogue(List<CatalogueItem> items) {
    return Catalogue.of(items, Instant.EPOCH);
  }

  /** An active item that may always be recommended again. */
  static CatalogueItem item(long id, long recent, Float... factors) {
    return item(id, recent, recent, true, RepeatPolicy.ALWAYS, List.of(factors));
  }

  /** An item that nothing describes, whose customers never came back for it. */
  static CatalogueItem item(
      long id, long recent, long ever, boolean isActive, RepeatPolicy repeat, List<Float> factors) {
    return new CatalogueItem(id, buyers(recent, ever), isActive, repeat, factors, List.of());
  }

  /** Buyers of an item without a trend. */
  static ItemBuyers buyers(long recent, long ever) {
    return new ItemBuyers(recent, ever, 0, 0, 0, 0, 0, ItemBuyers.NEVER);
  }

  /** What ranking knows of a customer, in a shop where no item has neighbours. */
  static Evidence evidence(Catalogue catalogue, BlendSettings blend, DotProducts products) {
    return new Evidence(catalogue, blend, products, Neighbours.none(catalogue.size));
  }

  /** A ranking by the weights alone, in a shop where no item has neighbours. */
  static CustomerRanking ranking(Catalogue catalogue, BlendSettings blend) {
    Evidence evidence = evidence(catalogue, blend, new DotProducts(catalogue));
    return ranking(evidence, blend);
  }

  static CustomerRanking ranking(Evidence evidence, BlendSettings blend) {
    ListModels models = new ListModels(evidence, new Blend(evidence, blend), Map.of());
    return new CustomerRanking(list(evidence, blend), models);
  }

  /** The list of the formula. */
  static BlendList list(Evidence evidence, BlendSettings blend) {
    return new BlendList(evidence, new Blend(evidence, blend));
  }

  /** A blend of which only these lines of the section {@code recommend.blend} are not 0. */
  static BlendSettings blend(String lines) {
    return settings(
            """
            blend { own = 0, als = 0, popular = 0, own-half-life = 270d }
            blend { %s }
            """
                .formatted(lines))
        .ranking()
        .blend();
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
