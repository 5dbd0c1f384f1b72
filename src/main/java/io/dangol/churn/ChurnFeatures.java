package io.dangol.churn;

import static io.dangol.churn.ActivityDays.ACTIONS;
import static io.dangol.churn.ActivityDays.DAY;
import static io.dangol.churn.ActivityDays.SPENT;
import static io.dangol.churn.ActivityDays.VISITS;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes the population and its {@link ChurnFeature}s as of several cut-offs in one pass: one row
 * per cut-off and customer with an activity in the window that ends with it.
 *
 * <p>A cut-off is a local day, which is included. Later days do not matter.
 */
final class ChurnFeatures {

  /** The cut-off of a row. */
  static final Column CUT_ON = col("cut_on");

  private static final int VISIT_DAYS = 30;

  private static final Column IS_ACTIVE = ACTIONS.gt(0);
  private static final Column AGE = datediff(CUT_ON, DAY);
  private static final Column USUAL_GAP = col("usual_gap");

  private ChurnFeatures() {}

  static Dataset<Row> asOf(Dataset<Row> days, List<LocalDate> cutOffs, ChurnSettings settings) {
    return totals(days, cutOffs, settings.activeWindowDays())
        .select(
            CUT_ON,
            CUSTOMER_ID.col(),
            log(col("recency"), ChurnFeature.LOG_RECENCY),
            log(col("recency").divide(USUAL_GAP), ChurnFeature.LOG_RECENCY_IN_GAPS),
            log(USUAL_GAP, ChurnFeature.LOG_GAP),
            log(col("days"), ChurnFeature.LOG_DAYS),
            log(col("days_in_window"), ChurnFeature.LOG_DAYS_IN_WINDOW),
            log(col("days_lately"), ChurnFeature.LOG_DAYS_LATELY),
            log(col("spent"), ChurnFeature.LOG_SPENT),
            log(col("actions"), ChurnFeature.LOG_ACTIONS),
            log(col("last_actions"), ChurnFeature.LOG_LAST_ACTIONS),
            log(coalesce(col("visits"), lit(0)), ChurnFeature.LOG_VISITS));
  }

  /** One row per cut-off and customer of its population: the values before their logarithm. */
  private static Dataset<Row> totals(Dataset<Row> days, List<LocalDate> cutOffs, int window) {
    Column inWindow = AGE.lt(window);
    Column activeAge = when(IS_ACTIVE, AGE);
    return days.withColumn("cut_on", eachOf(cutOffs))
        .where(DAY.leq(CUT_ON))
        .groupBy(CUT_ON, CUSTOMER_ID.col())
        .agg(
            min(activeAge).as("recency"),
            max(activeAge).as("age"),
            count_if(IS_ACTIVE).as("days"),
            count_if(IS_ACTIVE.and(inWindow)).as("days_in_window"),
            count_if(IS_ACTIVE.and(AGE.lt(window / 2))).as("days_lately"),
            sum(when(inWindow, SPENT)).as("spent"),
            sum(ACTIONS).as("actions"),
            max_by(when(IS_ACTIVE, ACTIONS), when(IS_ACTIVE, DAY)).as("last_actions"),
            sum(when(AGE.lt(VISIT_DAYS), VISITS)).as("visits"))
        .where(col("days_in_window").gt(0))
        .withColumn(
            "usual_gap",
            col("age").minus(col("recency")).plus(lit(window / 2.0)).divide(col("days")));
  }

  /** One row per given day. */
  static Column eachOf(List<LocalDate> cutOffs) {
    return explode(array(cutOffs.stream().map(cutOff -> lit(cutOff)).toArray(Column[]::new)));
  }

  private static Column log(Column value, ChurnFeature feature) {
    return log1p(value.cast("double")).as(feature.rawName());
  }
}
