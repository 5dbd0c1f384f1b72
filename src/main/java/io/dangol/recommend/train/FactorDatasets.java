package io.dangol.recommend.train;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;

import io.dangol.factor.BulkFloats;
import io.dangol.factor.CustomerBlock;
import io.dangol.factor.ItemFactors;
import io.dangol.job.Datasets;
import io.dangol.job.Shared;
import io.dangol.recommend.search.PrimitiveArrays;
import java.util.Arrays;
import java.util.stream.IntStream;
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
    FlatMapFunction<CustomerBlock, Tuple2<Long, float[]>> vectors =
        block ->
            IntStream.range(0, block.size())
                .mapToObj(c -> new Tuple2<>(block.id(c), block.factors(c)))
                .iterator();
    return of(customers.flatMap(vectors), items.packed(), items.rank());
  }

  /**
   * The factors of all customers and items.
   *
   * @param items those of the item at position i start at i * rank
   */
  Factors of(JavaRDD<Tuple2<Long, float[]>> customers, BulkFloats items, int rank) {
    Dataset<Row> factors =
        Datasets.of(customers, PrimitiveArrays.VECTORS, interactions)
            .toDF(CUSTOMER_ID.name(), FACTORS.name());
    return new Factors(factors, itemFactors(items, rank));
  }

  private Dataset<Row> itemFactors(BulkFloats items, int rank) {
    Broadcast<long[]> ids = itemIds;
    Broadcast<BulkFloats> factors = Shared.withExecutors(items);
    MapFunction<Long, Tuple2<Long, float[]>> vector =
        id -> {
          int from = Arrays.binarySearch(ids.value(), id) * rank;
          return new Tuple2<>(id, Arrays.copyOfRange(factors.value().values(), from, from + rank));
        };
    return interactions
        .select(ITEM_ID.col())
        .distinct()
        .as(Encoders.LONG())
        .map(vector, PrimitiveArrays.VECTORS)
        .toDF(ITEM_ID.name(), FACTORS.name());
  }
}
