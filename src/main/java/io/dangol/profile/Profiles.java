package io.dangol.profile;

import static io.dangol.profile.CustomerHabits.BOUGHT_ON;
import static io.dangol.profile.CustomerHabits.DISCOUNTED_LINES;
import static io.dangol.profile.CustomerHabits.PURCHASE_LINES;
import static io.dangol.profile.CustomerHabits.REFUND_LINES;
import static io.dangol.table.Columns.*;
import static org.apache.spark.sql.functions.*;

import io.dangol.table.Field;
import io.dangol.table.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes the profiles of customers as of an instant: one row per customer who has an event.
 *
 * <p>Days, hours and weekdays are in the shop's time zone. The as-of date is the last day before
 * the instant, and "the last 30 days" end with it. {@link io.dangol.table.Columns} explains each
 * column. A column is null for all customers if the shop does not log what it needs.
 */
public final class Profiles {

  private static final double HIGHEST_TREND = 100;

  private Profiles() {}

  /**
   * Columns of {@code gold.customer_profiles} without the as-of date.
   *
   * @param events columns of {@code silver.events} with a customer; events without a customer, or
   *     not before {@code end}, are left out
   * @param items one row per item with its category
   * @param shop of the same events
   */
  public static Dataset<Row> asOf(
      Dataset<Row> events,
      Dataset<Row> items,
      Instant end,
      ZoneId zone,
      Shop shop,
      ProfileSettings settings) {
    Dataset<Row> profiles =
        CustomerHabits.asOf(events, items, end, zone, shop, settings.types())
            .withColumn(RECENCY_DAYS.name(), recencyDays(ShopTime.lastDay(end, zone)))
            .withColumn(PURCHASE_DAYS.name(), size(BOUGHT_ON).cast(PURCHASE_DAYS.type()))
            .withColumn(GAP_DAYS_MEAN.name(), meanGap())
            .withColumn(GAP_DAYS_STDDEV.name(), deviationOfGaps())
            .withColumn(RETURN_SHARE.name(), perPurchaseLine(REFUND_LINES))
            .withColumn(DISCOUNTED_SHARE.name(), perPurchaseLine(DISCOUNTED_LINES))
            .withColumn(TREND.name(), trend())
            .withColumn(JOURNEY_STAGE.name(), JourneyStages.of(settings, shop.gapDays()));
    return profiles.select(
        Tables.CUSTOMER_PROFILES.columns().stream()
            .filter(field -> !field.equals(AS_OF_ON))
            .map(field -> shop.logs(field) ? field.col() : absent(field))
            .toArray(Column[]::new));
  }

  private static Column absent(Field field) {
    return lit(null).cast(field.type()).as(field.name());
  }

  private static Column recencyDays(LocalDate asOf) {
    return datediff(lit(asOf), array_max(BOUGHT_ON));
  }

  private static Column gaps() {
    return PURCHASE_DAYS.col().minus(1);
  }

  private static Column span() {
    return datediff(array_max(BOUGHT_ON), array_min(BOUGHT_ON)).cast("bigint");
  }

  private static Column meanGap() {
    return when(gaps().geq(1), span().divide(gaps()));
  }

  /** Sample standard deviation from whole numbers: (m * sum of squares - sum^2) / (m * (m - 1)). */
  private static Column deviationOfGaps() {
    Column shorter = greatest(size(BOUGHT_ON).minus(1), lit(0));
    Column gapDays =
        zip_with(
            slice(BOUGHT_ON, lit(2), shorter),
            slice(BOUGHT_ON, lit(1), shorter),
            (later, earlier) -> datediff(later, earlier).cast("bigint"));
    Column squares = aggregate(gapDays, lit(0L), (sum, days) -> sum.plus(days.multiply(days)));
    Column scaled = gaps().multiply(squares).minus(span().multiply(span()));
    return when(gaps().geq(2), sqrt(scaled.divide(gaps().multiply(gaps().minus(1)))));
  }

  private static Column perPurchaseLine(Column lines) {
    return when(PURCHASE_LINES.gt(0), least(lines.divide(PURCHASE_LINES), lit(1.0)));
  }

  private static Column trend() {
    Column ratio =
        EVENTS_LAST_30_DAYS.col().multiply(3).cast("double").divide(EVENTS_PRIOR_90_DAYS.col());
    return when(EVENTS_PRIOR_90_DAYS.col().gt(0), least(ratio, lit(HIGHEST_TREND)));
  }
}
