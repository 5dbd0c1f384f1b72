package io.dangol.churn;

import static io.dangol.churn.ActivityDays.ACTIONS;
import static io.dangol.churn.ActivityDays.DAY;
import static io.dangol.churn.ChurnFeatures.CUT_ON;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Labels customers: a customer without activity on any day of the horizon has churned. */
final class ChurnLabels {

  /** Whether the customer of the row churned; null while the horizon is not over. */
  static final Column CHURNED = col("churned");

  private ChurnLabels() {}

  /**
   * The rows with their label. The horizon is the days after the cut-off, up to and including
   * cut-off + horizon.
   *
   * @param rows one per cut-off and customer
   * @param knownUntil last day that the log covers
   */
  static Dataset<Row> labelled(
      Dataset<Row> rows,
      Dataset<Row> days,
      List<LocalDate> cutOffs,
      int horizonDays,
      LocalDate knownUntil) {
    Dataset<Row> returned =
        days.where(ACTIONS.gt(0))
            .withColumn("cut_on", ChurnFeatures.eachOf(cutOffs))
            .where(DAY.gt(CUT_ON).and(DAY.leq(date_add(CUT_ON, horizonDays))))
            .select(CUT_ON.as("returned_after"), CUSTOMER_ID.col().as("returned_id"))
            .distinct();
    // At most one to one: returned is distinct on the joined columns.
    return rows.join(
            returned,
            CUT_ON
                .equalTo(col("returned_after"))
                .and(CUSTOMER_ID.col().equalTo(col("returned_id"))),
            "left")
        .withColumn(
            "churned",
            when(date_add(CUT_ON, horizonDays).leq(lit(knownUntil)), col("returned_id").isNull()))
        .drop("returned_after", "returned_id");
  }
}
