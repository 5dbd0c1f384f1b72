package io.dangol.recommend.train;

import static io.dangol.table.Columns.FACTORS;
import static org.apache.spark.sql.functions.size;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a trainer learned: one vector per customer and per item, all of the same length.
 *
 * <p>The dot product of a customer's and an item's vector ranks the items for the customer; it has
 * no unit. Of the {@link FilterTrainer} it is a part of the score, which ranking completes.
 *
 * @param customers columns {@code customer_id}, {@code factors}
 * @param items columns {@code item_id}, {@code factors}
 */
public record Factors(Dataset<Row> customers, Dataset<Row> items) {

  /** Only the vectors of this length; empty if no item has one. */
  Optional<Factors> ofRank(int rank) {
    Column isOfRank = size(FACTORS.col()).equalTo(rank);
    Factors some = new Factors(customers.where(isOfRank), items.where(isOfRank));
    return some.items.isEmpty() ? Optional.empty() : Optional.of(some);
  }
}
