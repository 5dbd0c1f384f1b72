package io.dangol.recommend.train;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;

import io.dangol.factor.CustomerBlock;
import io.dangol.factor.ItemFactors;
import io.dangol.job.Datasets;
import io.dangol.job.Shared;
import io.dangol.recommend.search.PrimitiveArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Turns the factors of a training into datasets.
 *
 * @param interactions the rows that were learned from
 * @param itemIds ascending: an item's index among them is its position
 */
record FactorDatasets(Dataset<Row> interactions, Broadcast<long[]> itemIds) {

  Factors of(JavaRDD<CustomerBlock> customers, ItemFactors items) {
    return new Factors(customerFactors(customers), itemFactors(items));
  }

  private Dataset<Row> customerFactors(JavaRDD<CustomerBlock> blocks) {
    FlatMapFunction<CustomerBlock, Tuple2<Long, float[]>> vectors =
        block -> {
          List<Tuple2<Long, float[]>> list = new ArrayList<>(block.size());
          for (int c = 0; c < block.size(); c++) {
            list.add(new Tuple2<>(block.id(c), block.factors(c)));
          }
          return list.iterator();
        };
    return Datasets.of(blocks.flatMap(vectors), PrimitiveArrays.VECTORS, interactions)
        .toDF(CUSTOMER_ID.name(), FACTORS.name());
  }

  private Dataset<Row> itemFactors(ItemFactors items) {
    Broadcast<long[]> ids = itemIds;
    Broadcast<ItemFactors> factors = Shared.withExecutors(items);
    MapFunction<Long, Tuple2<Long, float[]>> vector =
        id -> new Tuple2<>(id, factors.value().of(Arrays.binarySearch(ids.value(), id)));
    return interactions
        .select(ITEM_ID.col())
        .distinct()
        .as(Encoders.LONG())
        .map(vector, PrimitiveArrays.VECTORS)
        .toDF(ITEM_ID.name(), FACTORS.name());
  }
}
