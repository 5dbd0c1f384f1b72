package io.dangol.churn;

import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.ln;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Words.StakeBand;
import java.util.Map;
import java.util.NavigableMap;
import org.apache.spark.sql.Column;

/**
 * Where the bands of value at stake begin and end, in steps of 1 %: customers in the same step are
 * in the same band, so a band has at most its share of the customers.
 *
 * @param lowUpTo the last step of the low band
 * @param highFrom the first step of the high band, above that
 */
record StakeBands(long lowUpTo, long highFrom) {

  /** Width of a step, as a logarithm. */
  private static final double STEP = 0.01;

  /** The step of nothing at stake, below that of any money. */
  private static final long NOTHING = -1_000_000;

  /** The step of an amount of at least 0; null of null. */
  static Column step(Column amount) {
    return when(amount.gt(0), floor(ln(amount).divide(STEP)).cast("long"))
        .when(amount.isNotNull(), lit(NOTHING));
  }

  /**
   * The bands of a shop.
   *
   * @param customers by step
   * @param low largest share of customers in the low band, up to one half
   * @param high the same of the high band
   */
  static StakeBands of(NavigableMap<Long, Long> customers, double low, double high) {
    return new StakeBands(
        last(customers, low, Long.MIN_VALUE),
        last(customers.descendingMap(), high, Long.MAX_VALUE));
  }

  /** The last step up to which no more than a share of the customers are. */
  private static long last(NavigableMap<Long, Long> customers, double share, long none) {
    double most = share * customers.values().stream().mapToLong(Long::longValue).sum();
    long counted = 0;
    long last = none;
    for (Map.Entry<Long, Long> step : customers.entrySet()) {
      counted += step.getValue();
      if (counted > most) {
        break;
      }
      last = step.getKey();
    }
    return last;
  }

  /** The band of an amount; null of null. */
  Column band(Column amount) {
    Column step = step(amount);
    return when(step.leq(lowUpTo), StakeBand.LOW.word())
        .when(step.geq(highFrom), StakeBand.HIGH.word())
        .when(step.isNotNull(), StakeBand.MEDIUM.word());
  }
}
