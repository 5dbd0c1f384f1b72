package io.dangol.recommend.search;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;
import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import io.dangol.job.Shared;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.Tuple2;
import scala.Tuple3;

/**
 * Finds, for each customer, the items with the largest dot products, exactly.
 *
 * <p>Items are packed once and broadcast. Customers are streamed, so memory does not grow with
 * their number. If there are more items than fit, they are packed in parts and the lists of the
 * parts are merged. Rows are primitive arrays: an object per factor would cost more time than the
 * products.
 */
public final class TopLists {

  /** Input: ids of items that the customer must not be shown, ascending; null for none. */
  public static final String SEEN = "seen";

  public static final String ITEM_IDS = "item_ids";
  public static final String SCORES = "scores";

  private static final Encoder<Tuple3<Long, float[], long[]>> CUSTOMERS =
      Encoders.tuple(Encoders.LONG(), PrimitiveArrays.FLOATS, PrimitiveArrays.LONGS);
  private static final Encoder<Tuple3<Long, long[], float[]>> LISTS =
      Encoders.tuple(Encoders.LONG(), PrimitiveArrays.LONGS, PrimitiveArrays.FLOATS);

  private TopLists() {}

  /**
   * One row per customer: {@code customer_id}, {@code item_ids}, {@code scores}, both arrays best
   * first and at most {@code n} long. The lower item id wins a tie.
   *
   * @param customers {@code customer_id}, {@code factors}, {@code seen}; only the last may be null
   * @param items {@code item_id}, {@code factors}; each id once, all factors of one length
   * @param itemsAtOnce how many items are packed together; each takes rank * 4 bytes on the driver
   *     and on every executor
   */
  public static Dataset<Row> of(
      Dataset<Row> customers, Dataset<Row> items, int n, int itemsAtOnce) {
    Column seen = coalesce(col(SEEN), lit(new long[0])).as(SEEN);
    Dataset<Tuple3<Long, float[], long[]>> vectors =
        customers.select(CUSTOMER_ID.col(), FACTORS.col(), seen).as(CUSTOMERS);
    List<Dataset<Row>> parts = new ArrayList<>();
    // Which items are packed together does not change the merged lists.
    Iterator<Tuple2<Long, float[]>> vectorsOfItems =
        items.select(ITEM_ID.col(), FACTORS.col()).as(PrimitiveArrays.VECTORS).toLocalIterator();
    Iterator<List<Tuple2<Long, float[]>>> groups = new Groups<>(vectorsOfItems, itemsAtOnce);
    do {
      List<Tuple2<Long, float[]>> group = groups.hasNext() ? groups.next() : List.of();
      parts.add(
          vectors
              .mapPartitions(
                  new PartitionSearch(Shared.withExecutors(ItemVectors.of(group)), n), LISTS)
              .toDF(CUSTOMER_ID.name(), ITEM_IDS, SCORES));
    } while (groups.hasNext());
    return parts.size() == 1
        ? parts.get(0)
        : merged(parts.stream().reduce(Dataset::union).orElseThrow(), n);
  }

  /** The best n entries of all lists of a customer. */
  private static Dataset<Row> merged(Dataset<Row> lists, int n) {
    String entries = "entries";
    Column byScore =
        transform(
            arrays_zip(col(ITEM_IDS), col(SCORES)),
            entry ->
                struct(
                    negate(entry.getField(SCORES)).as("descending"),
                    entry.getField(ITEM_IDS).as(ITEM_IDS),
                    entry.getField(SCORES).as(SCORES)));
    Column best = slice(sort_array(flatten(collect_list(byScore))), 1, n);
    return lists
        .groupBy(CUSTOMER_ID.col())
        .agg(best.as(entries))
        .select(
            CUSTOMER_ID.col(),
            col(entries).getField(ITEM_IDS).as(ITEM_IDS),
            col(entries).getField(SCORES).as(SCORES));
  }
}
