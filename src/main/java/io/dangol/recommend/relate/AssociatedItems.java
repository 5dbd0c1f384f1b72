package io.dangol.recommend.relate;

import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.LIFT;
import static io.dangol.table.Columns.LOG_LIKELIHOOD_RATIO;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.RELATED_ITEM_ID;
import static io.dangol.table.Columns.RELATION;
import static io.dangol.table.Columns.TOGETHER;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import io.dangol.job.Shared;
import io.dangol.recommend.neighbours.PairCounts;
import io.dangol.recommend.search.PrimitiveArrays;
import io.dangol.table.Field;
import io.dangol.table.Words.Relation;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Finds items that are in the same groups more often than by chance.
 *
 * <p>Each partition counts its groups by {@link PairCounts}; then the counts of each item are added
 * up. Counts are whole numbers, so the partitioning does not change them. The driver holds a few
 * numbers per item, and nothing of the size of the groups.
 */
public final class AssociatedItems {

  /** Input: identifies the group. */
  public static final String GROUP = "group";

  static final StructType SCHEMA =
      new StructType(
          Stream.of(ITEM_ID, RELATION, RANK, RELATED_ITEM_ID, TOGETHER, LIFT, LOG_LIKELIHOOD_RATIO)
              .map(Field::structField)
              .toArray(StructField[]::new));

  static final String ITEMS = "items";

  private static final String COUNT = "count";

  static final Encoder<Tuple2<Integer, long[]>> COUNTS =
      Encoders.tuple(Encoders.INT(), PrimitiveArrays.LONGS);

  private AssociatedItems() {}

  /**
   * The items of each group, as {@link #of} expects them; it reads them three times.
   *
   * @param pairs {@code group}, {@code item_id}, without nulls; pairs may be repeated
   */
  public static Dataset<Row> sets(Dataset<Row> pairs) {
    return pairs
        .groupBy(col(GROUP))
        .agg(array_sort(collect_set(ITEM_ID.col())).as(ITEMS))
        .select(col(ITEMS));
  }

  /**
   * One row per item and rank with the columns of {@code SCHEMA}, the largest log-likelihood ratio
   * first; the lower id wins a tie.
   *
   * @param relation of items that are in the same sets
   * @param absent {@code item_id} of items that must not be listed as related
   */
  public static Dataset<Row> of(
      Relation relation, Dataset<Row> sets, Dataset<Row> absent, RelatedSettings settings) {
    return of(sets, counts(relation, sets, absent, settings), settings);
  }

  /** The same from counts that are known. */
  static Dataset<Row> of(Dataset<Row> sets, Broadcast<ItemCounts> items, RelatedSettings settings) {
    return related(
        sets.select(col(ITEMS))
            .where(size(col(ITEMS)).gt(1))
            .as(PrimitiveArrays.LONGS)
            .mapPartitions(new PartitionPairCounts(items, settings.itemsPerGroup()), COUNTS),
        new RelatedItemsReducer(items, settings));
  }

  /** Adds up the counts of each item. */
  static Dataset<Row> related(
      Dataset<Tuple2<Integer, long[]>> counts, RelatedItemsReducer reducer) {
    return counts
        .groupByKey((MapFunction<Tuple2<Integer, long[]>, Integer>) Tuple2::_1, Encoders.INT())
        .flatMapGroups(reducer, Encoders.row(SCHEMA));
  }

  /** Counts all groups, and the groups of each item that is in enough of them to be related. */
  static Broadcast<ItemCounts> counts(
      Relation relation, Dataset<Row> sets, Dataset<Row> absent, RelatedSettings settings) {
    List<Row> counts =
        sets.select(explode(col(ITEMS)).as(ITEM_ID.name()))
            .groupBy(ITEM_ID.col())
            .agg(count(lit(1)).as(COUNT))
            .where(col(COUNT).geq(settings.minTogether()))
            .join(
                absent.select(ITEM_ID.col(), lit(true).as("is_absent")),
                new String[] {ITEM_ID.name()},
                "left_outer")
            .orderBy(ITEM_ID.col())
            .collectAsList();
    boolean[] listable = new boolean[counts.size()];
    for (int item = 0; item < listable.length; item++) {
      listable[item] = counts.get(item).isNullAt(2);
    }
    return Shared.withExecutors(
        new ItemCounts(
            relation,
            sets.count(),
            counts.stream().mapToLong(row -> row.getLong(0)).toArray(),
            counts.stream().mapToLong(row -> row.getLong(1)).toArray(),
            listable));
  }
}
