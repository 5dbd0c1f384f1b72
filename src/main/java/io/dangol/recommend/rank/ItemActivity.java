package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_millis;

import io.dangol.job.Run;
import io.dangol.table.Buyer;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts the buyers of each item over several windows up to the as-of date, in one aggregation.
 *
 * <p>Buyers are those of {@link Buyer}. The windows of whole days end with the as-of day.
 */
final class ItemActivity {

  static final String RECENT = "recent";
  static final String EVER = "ever";
  static final String LAST_WEEK = "last_week";
  static final String LAST_MONTH = "last_month";
  static final String LAST_QUARTER = "last_quarter";
  static final String FORMER = "former";
  static final String RETURNED = "returned";
  static final String FIRST_MILLIS = "first_millis";

  static final int WEEK = 7;
  static final int MONTH = 30;
  static final int QUARTER = 90;

  private static final String BUYER = "buyer";
  private static final String IS_CUSTOMER = "is_customer";
  private static final String FIRST = "first";
  private static final String LAST = "last";

  private ItemActivity() {}

  /**
   * One row per item with an event of the types before the run's end.
   *
   * <ul>
   *   <li>{@code item_id}
   *   <li>{@code recent}, {@code last_week}, {@code last_month}, {@code last_quarter}: buyers of
   *       the last {@code recentDays}, 7, 30 and 90 days; {@code ever}: all buyers
   *   <li>{@code former}: customers who bought it more than 30 days ago, and {@code returned}:
   *       those of them who bought it again since
   *   <li>{@code first_millis}: when it was first bought by anybody, in epoch milliseconds
   * </ul>
   */
  static Dataset<Row> of(Dataset<Row> events, List<String> types, int recentDays, Run run) {
    Column isCustomer = CUSTOMER_ID.col().isNotNull();
    Column isFormer = col(FIRST).lt(start(MONTH, run)).and(col(IS_CUSTOMER));
    return events
        .where(
            EVENT_TYPE
                .col()
                .isInCollection(types)
                .and(ITEM_ID.col().isNotNull())
                .and(OCCURRED_AT.col().lt(lit(run.end()))))
        .groupBy(ITEM_ID.col(), Buyer.of().as(BUYER), isCustomer.as(IS_CUSTOMER))
        .agg(min(OCCURRED_AT.col()).as(FIRST), max(OCCURRED_AT.col()).as(LAST))
        .groupBy(ITEM_ID.col())
        .agg(
            boughtWithin(recentDays, run).as(RECENT),
            count(lit(1)).as(EVER),
            boughtWithin(WEEK, run).as(LAST_WEEK),
            boughtWithin(MONTH, run).as(LAST_MONTH),
            boughtWithin(QUARTER, run).as(LAST_QUARTER),
            count_if(isFormer).as(FORMER),
            count_if(isFormer.and(col(LAST).geq(start(MONTH, run)))).as(RETURNED),
            unix_millis(min(col(FIRST))).as(FIRST_MILLIS));
  }

  private static Column boughtWithin(int days, Run run) {
    return count_if(col(LAST).geq(start(days, run)));
  }

  private static Column start(int days, Run run) {
    return lit(run.endOf(run.asOf().minusDays(days)));
  }
}
