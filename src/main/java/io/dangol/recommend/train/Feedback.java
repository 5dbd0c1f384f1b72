package io.dangol.recommend.train;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.STRENGTH;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.dangol.recommend.train.TrainerSettings.Common;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How much there is to learn from. Settings that are {@code auto} follow from it.
 *
 * @param weight sum of the weights of all pairs, alpha included
 * @param customers customers with a pair
 * @param items items with a pair
 */
public record Feedback(double weight, long customers, long items) {

  /** Sums whole billionths, so that the order of summing does not matter. */
  private static final String BILLIONTHS = "decimal(28,9)";

  /**
   * Counts the rows whose strength is above 0.
   *
   * @param interactions {@code customer_id}, {@code item_id}, {@code strength}; one row per pair
   */
  static Feedback of(Dataset<Row> interactions, Common common) {
    Column weight = common.weighting().of(STRENGTH.col()).cast(BILLIONTHS);
    Row all =
        interactions
            .where(STRENGTH.col().gt(0))
            .agg(
                coalesce(sum(weight), lit(0)).cast("double"),
                countDistinct(CUSTOMER_ID.col()),
                countDistinct(ITEM_ID.col()))
            .first();
    return new Feedback(common.alpha() * all.getDouble(0), all.getLong(1), all.getLong(2));
  }

  /** The mean weight over all pairs of a customer and an item, observed or not. */
  double meanWeight() {
    return weight == 0 ? 0 : weight / customers / items;
  }
}
