package io.dangol.recommend.evaluate;

import static io.dangol.table.Columns.BASKET_ID;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.SESSION_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many purchases each customer had made by a date. */
final class PastPurchases {

  static final String PURCHASES = "purchases";

  private PastPurchases() {}

  /**
   * {@code customer_id} and {@code purchases}: the customer's orders, or sessions where the log
   * names no order, or days where it names neither, with an event of the types.
   *
   * @param events {@code silver.events} up to the date
   */
  static Dataset<Row> of(Dataset<Row> events, List<String> types, ZoneId zone) {
    return events
        .where(EVENT_TYPE.col().isInCollection(types).and(CUSTOMER_ID.col().isNotNull()))
        .groupBy(CUSTOMER_ID.col())
        .agg(countDistinct(purchase(zone)).as(PURCHASES));
  }

  private static Column purchase(ZoneId zone) {
    Column day = to_date(from_utc_timestamp(OCCURRED_AT.col(), zone.getId()));
    return coalesce(
        concat(lit("basket "), BASKET_ID.col()),
        concat(lit("session "), SESSION_ID.col()),
        concat(lit("day "), day.cast("string")));
  }
}
