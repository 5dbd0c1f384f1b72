package io.dangol.profile;

import static io.dangol.table.Columns.*;
import static org.apache.spark.sql.functions.*;

import io.dangol.table.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts the habits of each customer in one pass over the events: one row per customer. Some
 * columns are those of a profile; from others, {@link Profiles} derives its columns.
 */
final class CustomerHabits {

  /** Distinct local days with a purchase, ascending. */
  static final Column BOUGHT_ON = col("bought_on");

  static final Column PURCHASE_LINES = col("purchase_lines");
  static final Column DISCOUNTED_LINES = col("discounted_lines");
  static final Column REFUND_LINES = col("refund_lines");

  private static final int RECENT_DAYS = 30;
  private static final int PRIOR_DAYS = 90;

  /** The largest value that fits into {@code monetary}. */
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

  /** Adds the category of each purchased item; null for other events. */
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
    Column age = datediff(lit(asOf), DAY);
    Column isRecent = age.lt(RECENT_DAYS);
    Column isPrior = age.geq(RECENT_DAYS).and(age.lt(RECENT_DAYS + PRIOR_DAYS));
    Stream<Column> activity =
        Stream.of(
            min(age).as(INACTIVE_DAYS.name()),
            max(age).as(TENURE_DAYS.name()),
            distinct(DISTINCT_ITEMS, ITEM_ID.col()),
            distinct(DISTINCT_CATEGORIES, CATEGORY.col()),
            shop.logs(SESSIONS)
                ? distinct(SESSIONS, SESSION_ID.col())
                : lit(0L).as(SESSIONS.name()),
            count_if(isRecent).as(EVENTS_LAST_30_DAYS.name()),
            count_if(isPrior).as(EVENTS_PRIOR_90_DAYS.name()));
    return Stream.of(activity, purchases(types), favourites())
        .flatMap(columns -> columns)
        .toArray(Column[]::new);
  }

  private static Stream<Column> purchases(EventTypes types) {
    Column isPurchase = types.isPurchase();
    Column order = coalesce(BASKET_ID.col(), DAY.cast("string"));
    return Stream.of(
        array_sort(collect_set(when(isPurchase, DAY))).as("bought_on"),
        distinct(ORDERS, when(isPurchase, order)),
        count_if(isPurchase).as("purchase_lines"),
        count_if(isPurchase.and(DISCOUNT.col().gt(0))).as("discounted_lines"),
        count_if(types.isRefund()).as("refund_lines"),
        clipped(spent(types)).as(MONETARY.name()));
  }

  /** The most frequent values; the lowest wins a tie. */
  private static Stream<Column> favourites() {
    return Stream.of(
        mode(CATEGORY.col(), true).as(FAVOURITE_CATEGORY.name()),
        mode(hour(AT), true).as(FAVOURITE_HOUR.name()),
        mode(weekday(AT).plus(1), true).as(FAVOURITE_WEEKDAY.name()),
        mode(CHANNEL.col(), true).as(FAVOURITE_CHANNEL.name()));
  }

  private static Column distinct(Field field, Column value) {
    return size(collect_set(value)).cast(field.type()).as(field.name());
  }

  /** Money spent, net of refunds, with room for any sum. */
  static Column spent(EventTypes types) {
    Column signed =
        when(types.isPurchase(), AMOUNT.col()).when(types.isRefund(), negate(AMOUNT.col()));
    return coalesce(sum(signed), lit(0));
  }

  /** Whether the money does not fit into the column. */
  static Column isBeyond(Column spent) {
    return abs(spent).gt(lit(MOST_MONEY));
  }

  private static Column clipped(Column spent) {
    return greatest(lit(MOST_MONEY.negate()), least(lit(MOST_MONEY), spent)).cast(MONETARY.type());
  }

  /** Counts items whose last addition to a cart is later than their last removal and purchase. */
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
