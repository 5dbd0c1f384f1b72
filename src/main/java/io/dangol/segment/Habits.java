package io.dangol.segment;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.DISTINCT_ITEMS;
import static io.dangol.table.Columns.EVENTS_LAST_30_DAYS;
import static io.dangol.table.Columns.EVENT_COUNT;
import static io.dangol.table.Columns.INACTIVE_DAYS;
import static io.dangol.table.Columns.MONETARY;
import static io.dangol.table.Columns.PURCHASE_DAYS;
import static io.dangol.table.Columns.RECENCY_DAYS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The habits by which customers are segmented: one row per customer, one column per {@link Feature}
 * in its own unit, and the days since the last event.
 *
 * <p>Recency is the days since the last purchase, or since the last event of a customer who never
 * bought. Frequency is the number of purchase days, or of events in a shop that logs no purchases.
 * Money is null if the shop logs no amounts.
 */
final class Habits {

  /**
   * The kind of a shop.
   *
   * @param buys whether anybody ever bought
   * @param spends whether amounts are logged
   */
  record Kind(long customers, boolean buys, boolean spends) {}

  private Habits() {}

  /** Runs one action. */
  static Kind kind(Dataset<Row> profiles) {
    Row seen =
        profiles
            .agg(count(lit(1)), coalesce(max(PURCHASE_DAYS.col()), lit(0L)), count(MONETARY.col()))
            .first();
    return new Kind(seen.getLong(0), seen.getLong(1) > 0, seen.getLong(2) > 0);
  }

  static Dataset<Row> of(Dataset<Row> profiles, Kind kind) {
    Column frequency = kind.buys() ? PURCHASE_DAYS.col() : EVENT_COUNT.col();
    return profiles.select(
        CUSTOMER_ID.col(),
        INACTIVE_DAYS.col(),
        coalesce(RECENCY_DAYS.col(), INACTIVE_DAYS.col())
            .cast("double")
            .as(Feature.RECENCY.column()),
        frequency.cast("double").as(Feature.FREQUENCY.column()),
        MONETARY.col().cast("double").as(Feature.MONETARY.column()),
        DISTINCT_ITEMS.col().cast("double").as(Feature.DISTINCT_ITEMS.column()),
        EVENTS_LAST_30_DAYS.col().cast("double").as(Feature.RECENT_EVENTS.column()));
  }
}
