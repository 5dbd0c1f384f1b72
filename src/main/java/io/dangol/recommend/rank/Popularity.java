package io.dangol.recommend.rank;

import static io.dangol.table.Columns.BASKET_ID;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.SESSION_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the buyers of each item. */
final class Popularity {

  static final String RECENT = "recent";
  static final String EVER = "ever";

  private static final String BUYER = "buyer";
  private static final String LAST = "last";

  private Popularity() {}

  /**
   * One row per item with an event of the types before {@code end}: {@code item_id}, {@code recent}
   * (buyers from {@code start} on) and {@code ever}. A buyer is a customer; if the event names
   * none, the basket, else the session, else the event itself.
   */
  static Dataset<Row> of(Dataset<Row> events, List<String> types, Instant start, Instant end) {
    return events
        .where(
            EVENT_TYPE
                .col()
                .isInCollection(types)
                .and(ITEM_ID.col().isNotNull())
                .and(OCCURRED_AT.col().lt(lit(end))))
        .withColumn(BUYER, buyer())
        .groupBy(ITEM_ID.col(), col(BUYER))
        .agg(max(OCCURRED_AT.col()).as(LAST))
        .groupBy(ITEM_ID.col())
        .agg(count_if(col(LAST).geq(lit(start))).as(RECENT), count(lit(1)).as(EVER));
  }

  private static Column buyer() {
    return coalesce(
        concat(lit("customer "), CUSTOMER_ID.col().cast("string")),
        concat(lit("basket "), BASKET_ID.col()),
        concat(lit("session "), SESSION_ID.col()),
        concat(lit("event "), EVENT_ID.col()));
  }
}
