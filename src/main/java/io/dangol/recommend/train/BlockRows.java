package io.dangol.recommend.train;

import io.dangol.factor.CustomerBlock;
import io.dangol.job.Failure;
import io.dangol.recommend.search.PrimitiveArrays;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * Packs the rows of a partition, {@code customer_id}, {@code item_id}, {@code weight}, {@code
 * factors}, sorted by both ids, as one block. A row without an item says from which factors its
 * customer begins; the others begin with zeros. Customers without any other row are left out.
 */
final class BlockRows implements FlatMapFunction<Iterator<Row>, CustomerBlock> {
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
    Packed packed = new Packed();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.isNullAt(1)) {
        packed.begins(row.getLong(0), row.getList(3));
      } else {
        int item = Arrays.binarySearch(itemIds.value(), row.getLong(1));
        packed.pair(row.getLong(0), item, (float) row.getDouble(2));
      }
    }
    return List.of(packed.block()).iterator();
  }

  /** Twice the room for customers, or as much as an array of their factors can have. */
  static int more(int customers, int rank) {
    return more(customers, PrimitiveArrays.LONGEST / rank, "customers of recommend.rank " + rank);
  }

  /** Twice the room for pairs, or as much as an array can have. */
  static int more(int pairs) {
    return more(pairs, PrimitiveArrays.LONGEST, "pairs of customer and item");
  }

  private static int more(int size, int most, String what) {
    if (size >= most) {
      throw Failure.configuration(
          String.format(
              Locale.ROOT,
              "ials cannot hold %,d %s in one block: raise recommend.blocks",
              size + 1,
              what));
    }
    return (int) Math.min(2L * size, most);
  }

  /** Arrays that grow. */
  private final class Packed {
    private long[] ids = new long[16];
    private int[] starts = new int[17];
    private int[] items = new int[16];
    private float[] weights = new float[16];
    private float[] factors = new float[16 * rank];
    private int customers;
    private int pairs;
    private long beginner;
    private List<Float> beginning = List.of();

    void begins(long customer, List<Float> with) {
      beginner = customer;
      beginning = with;
    }

    void pair(long customer, int item, float weight) {
      if (customers == 0 || ids[customers - 1] != customer) {
        customer(customer);
      }
      if (pairs == items.length) {
        items = Arrays.copyOf(items, more(pairs));
        weights = Arrays.copyOf(weights, items.length);
      }
      items[pairs] = item;
      weights[pairs++] = weight;
      starts[customers] = pairs;
    }

    private void customer(long customer) {
      if (customers == ids.length) {
        int room = more(customers, rank);
        ids = Arrays.copyOf(ids, room);
        starts = Arrays.copyOf(starts, room + 1);
        factors = Arrays.copyOf(factors, room * rank);
      }
      if (customer == beginner) {
        for (int k = 0; k < beginning.size(); k++) {
          factors[customers * rank + k] = beginning.get(k);
        }
      }
      ids[customers++] = customer;
    }

    CustomerBlock block() {
      return new CustomerBlock(
          Arrays.copyOf(ids, customers),
          Arrays.copyOf(starts, customers + 1),
          Arrays.copyOf(items, pairs),
          Arrays.copyOf(weights, pairs),
          rank,
          Arrays.copyOf(factors, customers * rank));
    }
  }
}
