package io.dangol.churn;

import static io.dangol.table.Columns.AMOUNT;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.OCCURRED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sums up events by customer and local day: one row per customer and day with an activity or a
 * visit.
 *
 * <p>A day begins at midnight in the shop's time zone, so an event at the first instant after a
 * cut-off belongs to the next day. Events of other types, and those without a customer, are left
 * out.
 */
final class ActivityDays {

  /** The local day. */
  static final Column DAY = col("day");

  /** The number of activities on the day; 0 on a day with visits only. */
  static final Column ACTIONS = col("actions");

  /** The number of visits on the day. */
  static final Column VISITS = col("visits");

  /** The sum of the amounts of the day's activities, exact; 0 if the shop logs no amounts. */
  static final Column SPENT = col("spent");

  private ActivityDays() {}

  static Dataset<Row> of(Dataset<Row> events, ChurnSettings settings, ZoneId zone) {
    Column isAction = isAnyOf(settings.activityTypes());
    Column isVisit = isAnyOf(settings.visitTypes()).and(isAction.unary_$bang());
    Column money = when(isAction, coalesce(AMOUNT.col(), lit(0)));
    return events
        .where(CUSTOMER_ID.col().isNotNull().and(isAction.or(isVisit)))
        .withColumn("day", to_date(from_utc_timestamp(OCCURRED_AT.col(), zone.getId())))
        .groupBy(CUSTOMER_ID.col(), DAY)
        .agg(
            count_if(isAction).as("actions"),
            count_if(isVisit).as("visits"),
            coalesce(sum(money), lit(0)).as("spent"));
  }

  private static Column isAnyOf(List<String> types) {
    return EVENT_TYPE.col().isin(types.toArray());
  }
}
