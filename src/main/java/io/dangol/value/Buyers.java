package io.dangol.value;

import static io.dangol.table.Columns.AMOUNT;
import static io.dangol.table.Columns.CURRENCY;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.OCCURRED_AT;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Customers with a purchase as they were known at the end of two days, and what they did between.
 *
 * <p>Days are those of the shop's time zone. Times of up to four weeks are exact, longer ones are
 * whole weeks, to the nearest: so there are far fewer different histories than customers. Holds the
 * rows in Spark's cache until closed.
 */
final class Buyers implements AutoCloseable {

  /** Days with a purchase after the first one. */
  static final Column REPEATS = col("repeats");

  /** Days since the first purchase. */
  static final Column AGE = col("age");

  /** Days since the last purchase. */
  static final Column RECENCY = col("recency");

  /** Days with a purchase that has an amount. */
  static final Column PAID_DAYS = col("paid_days");

  /** All money net of refunds, exact. */
  static final Column NET = col("net");

  /** Days with a purchase between the two days. */
  static final Column PURCHASES_AFTER = col("purchases_after");

  /** Money net of refunds between the two days, exact. */
  static final Column NET_AFTER = col("net_after");

  /** The first currency of the customer's amounts; null without any. */
  static final Column FIRST_CURRENCY = col("first_currency");

  /** The last one. */
  static final Column LAST_CURRENCY = col("last_currency");

  private static final Column DAY = col("day");
  private static final Column IS_BOUGHT = col("bought");
  private static final Column IS_PAID = col("paid");

  private static final int EXACT_DAYS = 28;

  private final Dataset<Row> rows;

  private Buyers(Dataset<Row> rows) {
    this.rows = rows;
  }

  /**
   * Customers as of the ends of two days; later events do not matter.
   *
   * @param events columns of {@code silver.events}, with amounts in one currency
   */
  static Buyers of(
      Dataset<Row> events, ValueSettings settings, ZoneId zone, LocalDate then, LocalDate now) {
    Column isAfter = DAY.gt(lit(then));
    Dataset<Row> rows =
        days(events, settings, zone)
            .where(DAY.leq(lit(now)))
            .groupBy(CUSTOMER_ID.col())
            .agg(
                history(then).as("then"),
                history(now).as("now"),
                count_if(IS_BOUGHT.and(isAfter)).cast("int").as("purchases_after"),
                coalesce(sum(when(isAfter, NET)), lit(0)).as("net_after"),
                min(FIRST_CURRENCY).as("first_currency"),
                max(LAST_CURRENCY).as("last_currency"));
    return new Buyers(rows.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** One row per customer and day with a purchase or refund. */
  private static Dataset<Row> days(Dataset<Row> events, ValueSettings settings, ZoneId zone) {
    Column isPurchase = EVENT_TYPE.col().isInCollection(settings.purchaseTypes());
    Column isRefund = EVENT_TYPE.col().isInCollection(settings.refundTypes());
    Column money = when(isPurchase, AMOUNT.col()).when(isRefund, negate(AMOUNT.col()));
    Column currency = when(AMOUNT.col().isNotNull(), CURRENCY.col());
    return events
        .where(CUSTOMER_ID.col().isNotNull().and(isPurchase.or(isRefund)))
        .withColumn("day", to_date(from_utc_timestamp(OCCURRED_AT.col(), zone.getId())))
        .groupBy(CUSTOMER_ID.col(), DAY)
        .agg(
            bool_or(isPurchase).as("bought"),
            bool_or(isPurchase.and(AMOUNT.col().isNotNull())).as("paid"),
            coalesce(sum(money), lit(0)).as("net"),
            min(currency).as("first_currency"),
            max(currency).as("last_currency"));
  }

  /** What is known at the end of a day; ages are null without a purchase. */
  private static Column history(LocalDate on) {
    Column isKnown = DAY.leq(lit(on));
    Column bought = when(isKnown.and(IS_BOUGHT), DAY);
    return struct(
        count(bought).minus(1).cast("int").as("repeats"),
        grouped(datediff(lit(on), min(bought))).as("age"),
        grouped(datediff(lit(on), max(bought))).as("recency"),
        count_if(isKnown.and(IS_PAID)).cast("int").as("paid_days"),
        coalesce(sum(when(isKnown, NET)), lit(0)).as("net"));
  }

  /**
   * What is known of customers at the end of a day: repeats, recency and age, one row per customer.
   *
   * @param days one row per customer and day that counts as a purchase
   */
  static Dataset<Row> histories(Dataset<Row> days, LocalDate on) {
    return days.where(DAY.leq(lit(on)))
        .groupBy(CUSTOMER_ID.col())
        .agg(
            count(DAY).minus(1).cast("int").as("repeats"),
            grouped(datediff(lit(on), max(DAY))).as("recency"),
            grouped(datediff(lit(on), min(DAY))).as("age"));
  }

  private static Column grouped(Column days) {
    Column weeks = round(days.divide(Groups.DAYS_OF_WEEK)).multiply(Groups.DAYS_OF_WEEK);
    return when(days.leq(EXACT_DAYS), days).otherwise(weeks.cast("int"));
  }

  /** One row per customer with a purchase by the first day, with what came between. */
  Dataset<Row> then() {
    return asOf("then");
  }

  /** One row per customer with a purchase by the second day. */
  Dataset<Row> now() {
    return asOf("now");
  }

  private Dataset<Row> asOf(String date) {
    return rows.where(col(date).getField("age").isNotNull())
        .select(
            CUSTOMER_ID.col(),
            col(date + ".*"),
            PURCHASES_AFTER,
            NET_AFTER,
            FIRST_CURRENCY,
            LAST_CURRENCY);
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
