package io.dangol.profile;

import static io.dangol.table.Columns.*;
import static org.apache.spark.sql.functions.*;

import io.dangol.table.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is counted of each customer in one pass over the events: one row per customer, some columns
 * as a profile has them, others from which {@link Profiles} derives a column.
 */
final class CustomerHabits {

  /** Distinct local days with a purchase, ascending. */
  static final Column BOUGHT_ON = col("bought_on");

  static final Column PURCHASE_LINES = col("purchase_lines");
  static final Column DISCOUNTED_LINES = col("discounted_lines");
  static final Column REFUND_LINES = col("refund_lines");

  private static final int RECENT_DAYS = 30;
  private static final int PRIOR_DAYS = 90;

  /** The most that fits {@code monetary}. */
  private static final BigDecimal MOST_MONEY = new BigDecimal("9999999999999999.99");

  private static final Column AT = col("local_at");
  private static final Column DAY = to_date(AT);

  private CustomerHabits() {}

  static Dataset<Row> asOf(
      Dataset<Row> events,
      Dataset<Row> items,
      Instant end,
      ZoneId zone,
      Shop shop,
      EventTypes types) {
    Dataset<Row> known =
        events
            .where(CUSTOMER_ID.col().isNotNull())
            .where(ShopTime.before(end))
            .withColumn("local_at", ShopTime.at(zone));
    Dataset<Row> habits =
        withCategory(known, items, shop, types)
            .groupBy(CUSTOMER_ID.col())
            .agg(
                count(lit(1)).as(EVENT_COUNT.name()),
                activity(ShopTime.lastDay(end, zone), shop, types));
    return shop.logs(CARTS_LEFT) ? withCartsLeft(habits, known, types) : habits;
  }

  /** The category of what was bought; null for other events. */
  private static Dataset<Row> withCategory(
      Dataset<Row> events, Dataset<Row> items, Shop shop, EventTypes types) {
    if (!shop.logs(FAVOURITE_CATEGORY)) {
      return events.withColumn(CATEGORY.name(), lit(null).cast(CATEGORY.type()));
    }
    // Many events to one item.
    return events
        .join(items.select(ITEM_ID.col(), CATEGORY.col()), ITEM_ID.name(), "left")
        .withColumn(CATEGORY.name(), when(types.isPurchase(), CATEGORY.col()));
  }

  private static Column[] activity(LocalDate asOf, Shop shop, EventTypes types) {
    Column isPurchase = types.isPurchase();
    Column age = datediff(lit(asOf), DAY);
    Column isRecent = age.lt(RECENT_DAYS);
    Column isPrior = age.geq(RECENT_DAYS).and(age.lt(RECENT_DAYS + PRIOR_DAYS));
    Column order = coalesce(BASKET_ID.col(), DAY.cast("string"));
    Column isDiscounted = isPurchase.and(DISCOUNT.col().gt(0));
    return new Column[] {
      min(age).as(INACTIVE_DAYS.name()),
      max(age).as(TENURE_DAYS.name()),
      array_sort(collect_set(when(isPurchase, DAY))).as("bought_on"),
      distinct(ORDERS, when(isPurchase, order)),
      count_if(isPurchase).as("purchase_lines"),
      count_if(isDiscounted).as("discounted_lines"),
      count_if(types.isRefund()).as("refund_lines"),
      clipped(spent(types)).as(MONETARY.name()),
      distinct(DISTINCT_ITEMS, ITEM_ID.col()),
      distinct(DISTINCT_CATEGORIES, CATEGORY.col()),
      // Deterministic: the lowest of equally frequent values.
      mode(CATEGORY.col(), true).as(FAVOURITE_CATEGORY.name()),
      mode(hour(AT), true).as(FAVOURITE_HOUR.name()),
      mode(weekday(AT).plus(1), true).as(FAVOURITE_WEEKDAY.name()),
      mode(CHANNEL.col(), true).as(FAVOURITE_CHANNEL.name()),
      shop.logs(SESSIONS) ? distinct(SESSIONS, SESSION_ID.col()) : lit(0L).as(SESSIONS.name()),
      count_if(isRecent).as(EVENTS_LAST_30_DAYS.name()),
      count_if(isPrior).as(EVENTS_PRIOR_90_DAYS.name())
    };
  }

  private static Column distinct(Field field, Column value) {
    return size(collect_set(value)).cast(field.type()).as(field.name());
  }

  /** Money spent net of refunds, as wide as any sum may be. */
  static Column spent(EventTypes types) {
    Column signed =
        when(types.isPurchase(), AMOUNT.col()).when(types.isRefund(), negate(AMOUNT.col()));
    return coalesce(sum(signed), lit(0));
  }

  /** Whether the column cannot hold the money. */
  static Column isBeyond(Column spent) {
    return abs(spent).gt(lit(MOST_MONEY));
  }

  private static Column clipped(Column spent) {
    return greatest(lit(MOST_MONEY.negate()), least(lit(MOST_MONEY), spent)).cast(MONETARY.type());
  }

  /** An item is left when its last addition is later than its last removal and last purchase. */
  private static Dataset<Row> withCartsLeft(
      Dataset<Row> habits, Dataset<Row> events, EventTypes types) {
    Column isEnd = types.isCartRemoval().or(types.isPurchase());
    Dataset<Row> left =
        events
            .where(ITEM_ID.col().isNotNull().and(types.isCartAdd().or(isEnd)))
            .groupBy(CUSTOMER_ID.col(), ITEM_ID.col())
            .agg(
                max(when(types.isCartAdd(), OCCURRED_AT.col())).as("added_at"),
                max(when(isEnd, OCCURRED_AT.col())).as("ended_at"))
            .where(coalesce(col("added_at").gt(col("ended_at")), col("added_at").isNotNull()))
            .groupBy(CUSTOMER_ID.col())
            .agg(count(lit(1)).as(CARTS_LEFT.name()));
    return habits
        .join(left, CUSTOMER_ID.name(), "left")
        .withColumn(CARTS_LEFT.name(), coalesce(CARTS_LEFT.col(), lit(0L)));
  }
}
