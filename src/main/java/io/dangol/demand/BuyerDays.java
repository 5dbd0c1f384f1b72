package io.dangol.demand;

import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_date;

import io.dangol.table.Buyer;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The buyers of items by day: one row per item, with all its days. */
final class BuyerDays {

  private static final String DAY = "day";
  private static final String BUYERS = "buyers";
  private static final String DAYS = "days";

  private BuyerDays() {}

  /**
   * Each {@link Buyer} of an item counts once a day. A day begins at midnight in the shop's zone.
   */
  static Dataset<Row> of(Dataset<Row> events, List<String> types, ZoneId zone) {
    Column day = unix_date(to_date(from_utc_timestamp(OCCURRED_AT.col(), zone.getId())));
    return events
        .where(EVENT_TYPE.col().isInCollection(types).and(ITEM_ID.col().isNotNull()))
        .select(ITEM_ID.col(), day.as(DAY), Buyer.of().as("buyer"))
        .distinct()
        .groupBy(ITEM_ID.col(), col(DAY))
        .agg(count(lit(1)).as(BUYERS))
        .groupBy(ITEM_ID.col())
        .agg(collect_list(struct(col(DAY), col(BUYERS).cast("int").as(BUYERS))).as(DAYS));
  }

  /** The buyers of a row's item. */
  static ItemHistory history(Row row) {
    List<Row> days = row.getList(row.fieldIndex(DAYS));
    return ItemHistory.of(
        days.stream().mapToInt(day -> day.getInt(0)).toArray(),
        days.stream().mapToInt(day -> day.getInt(1)).toArray());
  }

  /** The shop's days; empty without any. Runs one action, whose result has a row per day. */
  static Optional<ShopDays> shop(Dataset<Row> items) {
    SortedMap<Integer, Long> byDay = new TreeMap<>();
    items
        .select(explode(col(DAYS)).as(DAY))
        .groupBy(col("day.day"))
        .agg(sum(col("day.buyers")))
        .collectAsList()
        .forEach(row -> byDay.put(row.getInt(0), row.getLong(1)));
    return byDay.isEmpty() ? Optional.empty() : Optional.of(ShopDays.of(byDay));
  }
}
