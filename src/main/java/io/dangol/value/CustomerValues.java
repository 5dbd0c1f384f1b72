package io.dangol.value;

import static io.dangol.table.Columns.EXPECTED_MONEY;
import static io.dangol.table.Columns.MONEY_CURRENCY;
import static io.dangol.table.Columns.MONEY_HIGH;
import static io.dangol.table.Columns.MONEY_LOW;
import static io.dangol.table.Columns.PURCHASE_MODEL;
import static io.dangol.value.Buyers.AGE;
import static io.dangol.value.Buyers.NET;
import static io.dangol.value.Buyers.PAID_DAYS;
import static io.dangol.value.Buyers.RECENCY;
import static io.dangol.value.Buyers.REPEATS;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Field;
import io.dangol.table.Tables;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * What customers are worth: one row per customer and horizon.
 *
 * <p>Each distinct history is scored once, and its customers get the result. The rows do not depend
 * on how customers are divided into partitions.
 */
final class CustomerValues {

  private static final Column[] GROUP = {REPEATS, RECENCY, AGE, PAID_DAYS};
  private static final String[] GROUP_NAMES = {"repeats", "recency", "age", "paid_days"};

  /** Parts in which histories are scored. */
  private static final int PARTS = 8;

  private CustomerValues() {}

  /** The columns of {@code gold.customer_values} without the as-of date. */
  static Dataset<Row> rows(Dataset<Row> values) {
    return values.select(
        Tables.CUSTOMER_VALUES.columns().stream().skip(1).map(Field::col).toArray(Column[]::new));
  }

  /**
   * The same next to the columns of buyers.
   *
   * @param buyers as of a date of {@link Buyers}
   * @param horizons in days
   */
  static Dataset<Row> of(Dataset<Row> buyers, ValueModels models, List<Integer> horizons) {
    Dataset<Row> groups = buyers.select(GROUP).distinct().repartition(PARTS, GROUP);
    Dataset<Row> values =
        groups.mapPartitions(new GroupValues(models, horizons), Encoders.row(GroupValues.SCHEMA));
    double v = models.money().map(fit -> fit.model().v()).orElse(0.0);
    Column scale = greatest(NET.cast("double"), lit(0.0)).plus(v);
    // One row for each horizon of the customer's group.
    return buyers
        .join(broadcast(values), GROUP_NAMES, "inner")
        .withColumn(PURCHASE_MODEL.name(), models.family().word().value())
        .withColumn(EXPECTED_MONEY.name(), col("mean_scales").multiply(scale))
        .withColumn(MONEY_LOW.name(), col("low_scales").multiply(scale))
        .withColumn(MONEY_HIGH.name(), col("high_scales").multiply(scale))
        .withColumn(
            MONEY_CURRENCY.name(), when(EXPECTED_MONEY.col().isNotNull(), Buyers.LAST_CURRENCY));
  }
}
