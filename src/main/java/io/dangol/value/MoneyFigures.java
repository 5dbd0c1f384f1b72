package io.dangol.value;

import static io.dangol.table.Columns.EXPECTED_MONEY;
import static io.dangol.table.Columns.MONEY_HIGH;
import static io.dangol.table.Columns.MONEY_LOW;
import static io.dangol.table.Columns.PURCHASES_HIGH;
import static io.dangol.table.Columns.PURCHASES_LOW;
import static io.dangol.value.Buyers.NET_AFTER;
import static io.dangol.value.Buyers.PURCHASES_AFTER;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.dangol.learn.Metric;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * How well rows like those of {@code gold.customer_values} predict the hold-out: the money, and how
 * often intervals hold.
 *
 * @param customers all of them
 * @param purchasesInside customers whose purchases were inside the interval
 * @param payers customers whose money was predicted; the other figures are about them
 */
record MoneyFigures(
    long customers,
    long purchasesInside,
    long payers,
    double actual,
    double predicted,
    double error,
    double ofRate,
    double errorOfRate,
    long inside) {

  /** Sums of such numbers do not depend on their order. */
  private static final String EXACT = "decimal(38,6)";

  /** Runs one action. */
  static MoneyFigures of(Dataset<Row> buyers, ValueModels models, int holdOutDays) {
    Dataset<Row> values = CustomerValues.of(buyers, models, List.of(holdOutDays));
    Column actual = when(EXPECTED_MONEY.col().isNotNull(), NET_AFTER.cast("double"));
    Column ofRate =
        when(
            EXPECTED_MONEY.col().isNotNull(),
            when(
                    Buyers.REPEATS.gt(0),
                    Buyers.REPEATS
                        .divide(Buyers.AGE)
                        .multiply(holdOutDays)
                        .multiply(Buyers.NET.cast("double"))
                        .divide(Buyers.PAID_DAYS))
                .otherwise(0.0));
    Row row =
        values
            .agg(
                count(lit(1)),
                count_if(PURCHASES_AFTER.between(PURCHASES_LOW.col(), PURCHASES_HIGH.col())),
                count(EXPECTED_MONEY.col()),
                exact(actual),
                exact(EXPECTED_MONEY.col()),
                exact(abs(EXPECTED_MONEY.col().minus(actual))),
                exact(ofRate),
                exact(abs(ofRate.minus(actual))),
                count_if(actual.between(round(MONEY_LOW.col(), 2), round(MONEY_HIGH.col(), 2))))
            .first();
    return new MoneyFigures(
        row.getLong(0),
        row.getLong(1),
        row.getLong(2),
        row.getDouble(3),
        row.getDouble(4),
        row.getDouble(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getLong(8));
  }

  private static Column exact(Column value) {
    return coalesce(sum(value.cast(EXACT)), lit(0)).cast(DataTypes.DoubleType);
  }

  List<Metric> metrics(String published, String detail) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        metric(published, "coverage", (double) purchasesInside / customers, customers, detail));
    if (payers > 0) {
      metrics.add(metric(HoldOutFigures.OBSERVED, "money", actual, payers, detail));
      metrics.add(metric(published, "money", predicted, payers, detail));
      metrics.add(metric(published, "money-mae", error / payers, payers, detail));
      metrics.add(metric(published, "money-coverage", (double) inside / payers, payers, detail));
      metrics.add(metric(HoldOutFigures.RATE, "money", ofRate, payers, detail));
      metrics.add(metric(HoldOutFigures.RATE, "money-mae", errorOfRate / payers, payers, detail));
    }
    return metrics;
  }

  private static Metric metric(
      String model, String name, double value, long customers, String detail) {
    return new Metric(model, ValueEvaluation.POPULATION, name, value, customers, detail);
  }
}
