package io.dangol.recommend;

import io.dangol.factor.CustomerBlock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * Packs the rows of a partition, {@code customer_id}, {@code item_id}, {@code weight}, sorted by
 * both ids, as one block; factors begin with zeros.
 */
final class BlockRows implements MapPartitionsFunction<Row, CustomerBlock> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<long[]> itemIds;
  private final int rank;

  /**
   * @param itemIds ascending: an item's place among them is its position
   */
  BlockRows(Broadcast<long[]> itemIds, int rank) {
    this.itemIds = itemIds;
    this.rank = rank;
  }

  @Override
  public Iterator<CustomerBlock> call(Iterator<Row> rows) {
    long[] ids = new long[16];
    int[] starts = new int[17];
    int[] items = new int[16];
    float[] weights = new float[16];
    int customers = 0;
    int pairs = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (customers == 0 || ids[customers - 1] != row.getLong(0)) {
        if (customers == ids.length) {
          ids = Arrays.copyOf(ids, 2 * customers);
          starts = Arrays.copyOf(starts, 2 * customers + 1);
        }
        ids[customers++] = row.getLong(0);
      }
      if (pairs == items.length) {
        items = Arrays.copyOf(items, 2 * pairs);
        weights = Arrays.copyOf(weights, 2 * pairs);
      }
      items[pairs] = Arrays.binarySearch(itemIds.value(), row.getLong(1));
      weights[pairs++] = (float) row.getDouble(2);
      starts[customers] = pairs;
    }
    List<CustomerBlock> block =
        Collections.singletonList(
            new CustomerBlock(
                Arrays.copyOf(ids, customers),
                Arrays.copyOf(starts, customers + 1),
                Arrays.copyOf(items, pairs),
                Arrays.copyOf(weights, pairs),
                rank,
                new float[customers * rank]));
    return block.iterator();
  }
}
