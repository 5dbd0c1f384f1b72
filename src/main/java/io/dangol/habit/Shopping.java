package io.dangol.habit;

import static io.dangol.table.Columns.BASKET_ID;
import static io.dangol.table.Columns.CHANNEL;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Words.DayType;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The baskets of all customers: one row per customer.
 *
 * <p>A basket is what a customer bought under one basket id on one local day; without an id, on one
 * day. It has the hour and the channel of its first line. Times are those of the shop's zone.
 */
final class Shopping {

  private static final int SATURDAY = 5;

  private Shopping() {}

  static Dataset<Row> of(
      Dataset<Row> events, Dataset<Row> items, HabitSettings settings, ZoneId zone) {
    Column day = unix_date(to_date(col("local_at")));
    Column first = col("first");
    return events
        .where(CUSTOMER_ID.col().isNotNull())
        .where(EVENT_TYPE.col().isInCollection(settings.eventTypes()))
        // Many events to one item.
        .join(Subjects.ofItems(items), ITEM_ID.name(), "left")
        .withColumn("local_at", from_utc_timestamp(OCCURRED_AT.col(), zone.getId()))
        .groupBy(CUSTOMER_ID.col(), BASKET_ID.col(), day.as("day"))
        .agg(
            min(struct(col("local_at"), coalesce(CHANNEL.col(), lit("")).as("channel")))
                .as("first"),
            collect_set(Subjects.SUBJECT).as("subjects"))
        .groupBy(CUSTOMER_ID.col())
        .agg(
            collect_list(
                    struct(
                        col("day"),
                        settings.dayparts().of(hour(first.getField("local_at"))).as("daypart"),
                        dayType(first.getField("local_at")).as("day_type"),
                        first.getField("channel").as("channel"),
                        col("subjects")))
                .as("baskets"));
  }

  private static Column dayType(Column at) {
    return when(weekday(at).lt(SATURDAY), DayType.WORKDAY.word()).otherwise(DayType.WEEKEND.word());
  }

  /** The baskets of one customer from the day after one to another, days since 1970-01-01. */
  static List<Basket> baskets(List<Row> rows, int after, int upTo) {
    return rows.stream()
        .filter(row -> row.getInt(0) > after && row.getInt(0) <= upTo)
        .map(
            row ->
                new Basket(
                    row.getInt(0),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getList(4)))
        .toList();
  }
}
