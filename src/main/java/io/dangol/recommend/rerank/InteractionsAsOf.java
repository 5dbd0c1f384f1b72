package io.dangol.recommend.rerank;

import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes the rows that {@code gold.interactions} had at some earlier time. */
@FunctionalInterface
public interface InteractionsAsOf {

  /**
   * One row per customer and item, all columns of the table but {@code as_of_on}, from the events
   * before {@code end}; events without a customer are left out.
   */
  Dataset<Row> of(Dataset<Row> events, Instant end);
}
