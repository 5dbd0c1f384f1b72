package io.dangol.profile;

import static io.dangol.table.Columns.BASKET_ID;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_COUNTS;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.FIRST_AT;
import static io.dangol.table.Columns.IS_UNWELCOME;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.LAST_AT;
import static io.dangol.table.Columns.LAST_PURCHASED_AT;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.PURCHASES;
import static io.dangol.table.Columns.STRENGTH;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes the interactions of customers and items as of an instant.
 *
 * <p>An event counts {@code weight * 2^(-age / half-life)}, with its age in days. An age of more
 * than 20 half-lives counts as 20, so that a purchase never vanishes. A refund cancels purchases
 * only: {@code strength = max(0, max(0, purchases + refunds) + other events)}. Each line of the log
 * counts once, whatever its quantity.
 *
 * <p>A pair whose purchases were returned, or are outweighed by a complaint, stays with strength 0.
 * No model learns from it, but it decides which items may be offered again. An item whose dislikes
 * outweigh everything else is unwelcome. Pairs with unweighted events only are left out.
 */
public final class Interactions {

  /** Strengths are summed in whole billionths, so that the order of summing does not matter. */
  private static final double BILLION = 1e9;

  private static final double LEAST_STRENGTH = 1e-6;
  private static final double OLDEST_IN_HALF_LIVES = 20;

  private static final Column CONTRIBUTION = col("contribution");
  private static final Column BASKETS = col("baskets");
  private static final Column EVENTS = col("events");
  private static final Column SCALED_STRENGTH = col("scaled_strength");
  private static final Column IS_WEIGHED = col("is_weighed");
  private static final Column IS_DISLIKED = col("is_disliked");

  private Interactions() {}

  /**
   * Columns of {@code gold.interactions} without the as-of date.
   *
   * @param events columns of {@code silver.events} with a customer; events without a customer or
   *     item, or not before {@code end}, are left out
   */
  public static Dataset<Row> asOf(
      Dataset<Row> events, Instant end, ZoneId zone, InteractionSettings settings) {
    EventTypes types = settings.types();
    return byType(events, end, zone, settings)
        .groupBy(CUSTOMER_ID.col(), ITEM_ID.col())
        .agg(
            scaledStrength(types).as("scaled_strength"),
            bool_or(CONTRIBUTION.notEqual(0L)).as("is_weighed"),
            bool_or(types.isDislike().and(CONTRIBUTION.lt(0L))).as("is_disliked"),
            size(array_distinct(flatten(collect_list(BASKETS))))
                .cast(PURCHASES.type())
                .as(PURCHASES.name()),
            map_from_entries(array_sort(collect_list(struct(EVENT_TYPE.col(), EVENTS))))
                .as(EVENT_COUNTS.name()),
            min(FIRST_AT.col()).as(FIRST_AT.name()),
            max(LAST_AT.col()).as(LAST_AT.name()),
            max(when(types.isPurchase(), LAST_AT.col())).as(LAST_PURCHASED_AT.name()))
        .where(IS_WEIGHED.or(LAST_PURCHASED_AT.col().isNotNull()))
        .withColumn(STRENGTH.name(), strength())
        .withColumn(IS_UNWELCOME.name(), IS_DISLIKED.and(SCALED_STRENGTH.leq(0)))
        .drop("scaled_strength", "is_weighed", "is_disliked");
  }

  /** One row per customer, item and event type. */
  private static Dataset<Row> byType(
      Dataset<Row> events, Instant end, ZoneId zone, InteractionSettings settings) {
    return events
        .where(CUSTOMER_ID.col().isNotNull().and(ITEM_ID.col().isNotNull()))
        .where(ShopTime.before(end))
        .groupBy(CUSTOMER_ID.col(), ITEM_ID.col(), EVENT_TYPE.col())
        .agg(
            sum(contribution(end, settings)).as("contribution"),
            count(lit(1)).as("events"),
            min(OCCURRED_AT.col()).as("first_at"),
            max(OCCURRED_AT.col()).as("last_at"),
            collect_set(when(settings.types().isPurchase(), basket(zone))).as("baskets"));
  }

  private static Column contribution(Instant end, InteractionSettings settings) {
    double microsPerDay = TimeUnit.DAYS.toMicros(1);
    long endMicros = TimeUnit.MILLISECONDS.toMicros(end.toEpochMilli());
    Column ageDays = lit(endMicros).minus(unix_micros(OCCURRED_AT.col())).divide(microsPerDay);
    Column halfLives =
        least(ageDays.divide((double) settings.halfLifeDays()), lit(OLDEST_IN_HALF_LIVES));
    Column decay = pow(lit(2.0), halfLives.multiply(-1));
    return round(weight(settings).multiply(decay).multiply(BILLION)).cast("bigint");
  }

  private static Column weight(InteractionSettings settings) {
    Column weight = lit(settings.defaultWeight());
    for (Map.Entry<String, Double> entry : settings.weights().entrySet()) {
      weight = when(EVENT_TYPE.col().equalTo(entry.getKey()), entry.getValue()).otherwise(weight);
    }
    return weight;
  }

  /** The order; if the log has none, the local day. */
  private static Column basket(ZoneId zone) {
    return coalesce(BASKET_ID.col(), ShopTime.day(zone).cast("string"));
  }

  /** Positive strengths are not rounded down to 0. */
  private static Column strength() {
    Column positive = greatest(SCALED_STRENGTH.divide(BILLION), lit(LEAST_STRENGTH));
    return when(SCALED_STRENGTH.gt(0), positive).otherwise(0.0);
  }

  private static Column scaledStrength(EventTypes types) {
    Column isTrade = types.isPurchase().or(types.isRefund());
    Column kept = greatest(sum(when(isTrade, CONTRIBUTION).otherwise(0L)), lit(0L));
    return kept.plus(sum(when(isTrade, 0L).otherwise(CONTRIBUTION)));
  }
}
