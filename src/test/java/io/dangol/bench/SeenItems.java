package io.dangol.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.split;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What customers have bought: {@code id}, and {@code seen}, their items, ascending. */
final class SeenItems {
  private SeenItems() {}

  /** The training part of Gowalla, of {@code train.txt.gz}. */
  static Dataset<Row> gowalla(SparkSession spark, Path folder) {
    return spark
        .read()
        .text(folder.resolve("train.txt.gz").toString())
        .select(split(col("value"), " ").cast("array<int>").as("ids"))
        .select(
            element_at(col("ids"), 1).as("id"),
            expr("sort_array(cast(slice(ids, 2, size(ids) - 1) as array<bigint>))").as("seen"))
        .where("size(seen) > 0");
  }

  /**
   * Some 30 items each. Of ten purchases seven fall into the customer's two tastes, of which there
   * are 50; in each a few items are bought often and most seldom. The rest is anything.
   */
  static Dataset<Row> simulated(SparkSession spark, int customers, int items) {
    String drawn = "abs(xxhash64(id, k, %d)) %% %d";
    return spark
        .range(0, customers, 1, 2)
        .select(col("id").cast("int").as("id"), expr("explode(sequence(1, 30))").as("k"))
        .select(
            col("id"),
            expr(String.format(drawn, 1, 1_000_000)).divide(1_000_000.0).as("place"),
            expr(String.format(drawn, 2, 10)).as("is_taste"),
            expr(String.format(drawn, 3, 2)).as("which"))
        .select(
            col("id"),
            expr("floor(" + items + " / 50 * pow(place, 2.5))").as("row"),
            expr("abs(if(is_taste < 7, xxhash64(id, which), xxhash64(place))) % 50").as("taste"))
        .select(col("id"), expr("cast(row * 50 + taste as bigint)").as("item"))
        .groupBy("id")
        .agg(sort_array(collect_set("item")).as("seen"));
  }
}
