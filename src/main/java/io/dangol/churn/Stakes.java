package io.dangol.churn;

import static io.dangol.table.Columns.CHURN_PROBABILITY;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EXPECTED_MONEY;
import static io.dangol.table.Columns.HORIZON_DAYS;
import static io.dangol.table.Columns.MONEY_CURRENCY;
import static io.dangol.table.Columns.NO_PURCHASE_PROBABILITY;
import static io.dangol.table.Columns.STAKE_BAND;
import static io.dangol.table.Columns.STAKE_CURRENCY;
import static io.dangol.table.Columns.VALUE_AT_STAKE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the shop would lose by customers who leave.
 *
 * @param scores with the value at stake, its currency and its band
 * @param customers whose value at stake is known
 */
record Stakes(Dataset<Row> scores, long customers) {

  /** The money of a year counts. */
  static final int DAYS = 365;

  private static final Column IF_BUYING = col("money_if_buying");

  /**
   * Adds the value at stake. Runs one action, whose result has a row per step of {@link
   * StakeBands}.
   *
   * @param values columns of {@code gold.customer_values}
   */
  static Stakes of(Dataset<Row> scores, Dataset<Row> values, ChurnSettings settings) {
    Dataset<Row> staked = staked(scores, values);
    NavigableMap<Long, Long> customers = new TreeMap<>();
    staked
        .where(VALUE_AT_STAKE.col().isNotNull())
        .groupBy(StakeBands.step(VALUE_AT_STAKE.col()))
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> customers.put(row.getLong(0), row.getLong(1)));
    StakeBands bands = StakeBands.of(customers, settings.stakeLow(), settings.stakeHigh());
    return new Stakes(
        staked.withColumn(STAKE_BAND.name(), bands.band(VALUE_AT_STAKE.col())),
        customers.values().stream().mapToLong(Long::longValue).sum());
  }

  /**
   * Expected money counts the chance that nothing is bought at all. Over the chance of a purchase
   * it is the money of a customer who buys, which is what leaving takes away.
   */
  private static Dataset<Row> staked(Dataset<Row> scores, Dataset<Row> values) {
    Column anyPurchase = lit(1).minus(NO_PURCHASE_PROBABILITY.col());
    Dataset<Row> year =
        values
            .where(HORIZON_DAYS.col().equalTo(DAYS).and(anyPurchase.gt(0)))
            .select(
                CUSTOMER_ID.col(),
                EXPECTED_MONEY.col().divide(anyPurchase).as("money_if_buying"),
                MONEY_CURRENCY.col().as("of_money"));
    Column atStake = CHURN_PROBABILITY.col().multiply(IF_BUYING);
    // At most one to one: a customer has one row of a horizon.
    return scores
        .join(year, new String[] {CUSTOMER_ID.name()}, "left")
        .withColumn(VALUE_AT_STAKE.name(), round(atStake, VALUE_AT_STAKE.decimals()))
        .withColumn(STAKE_CURRENCY.name(), when(VALUE_AT_STAKE.col().isNotNull(), col("of_money")))
        .drop("money_if_buying", "of_money");
  }
}
