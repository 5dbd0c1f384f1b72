package io.dangol.churn;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import io.dangol.learn.AbsenceModel;
import io.dangol.learn.AbsenceModel.Fitted;
import io.dangol.learn.ScoreCounts;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The model that needs no past outcomes, on the customers of a panel. */
record Absence(AbsenceModel model, ChurnPanel panel) {

  /** Keeps the share of customers that leaves away from 0 and 1, whose odds mean nothing. */
  private static final double LEAST_SHARE = 1e-6;

  /** Fits the model to the activity that was known on a date. */
  AbsenceModel.Outcome asOf(LocalDate asOf) {
    return model.asOf(panel.activeDays(), asOf, panel.rhythm().horizonDays());
  }

  /** The population of a date, with labels where they are known and probabilities. */
  Dataset<Row> population(LocalDate asOf, Fitted fitted) {
    // One to one: whoever was active lately has a day by the date.
    return panel
        .population(List.of(asOf))
        .join(fitted.probabilities(), new String[] {CUSTOMER_ID.name()}, "inner");
  }

  /** The share of customers who are expected to leave. Runs one action. */
  static double meanOf(Dataset<Row> population) {
    Row row =
        population
            .agg(
                sum(round(AbsenceModel.PROBABILITY, ScoreCounts.DECIMALS).cast("decimal(38,6)"))
                    .cast("double"),
                count(lit(1)))
            .first();
    double mean = row.isNullAt(0) ? 0 : row.getDouble(0) / row.getLong(1);
    return Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, mean));
  }
}
