package io.dangol.recommend;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a trainer learned: one vector per customer and per item, all of the same length.
 *
 * <p>The dot product of a customer's and an item's vector ranks the items for the customer; it has
 * no unit.
 *
 * @param customers columns {@code customer_id}, {@code factors}
 * @param items columns {@code item_id}, {@code factors}
 */
public record Factors(Dataset<Row> customers, Dataset<Row> items) {}
