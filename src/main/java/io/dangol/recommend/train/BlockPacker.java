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
 * Packs the rows of a partition as one block.
 *
 * <p>Rows have {@code customer_id}, {@code item_id}, {@code weight} and {@code factors}, and are
 * sorted by both ids. A row without an item gives the factors that its customer starts with; other
 * customers start with zeros. A customer who has no row with an item is left out.
 */
final class BlockPacker implements FlatMapFunction<Iterator<Row>, CustomerBlock> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<long[]> itemIds;
  private final int rank;

  /**
   * @param itemIds ascending: an item's index among them is its position
   */
  BlockPacker(Broadcast<long[]> itemIds, int rank) {
    this.itemIds = itemIds;
    this.rank = rank;
  }

  @Override
  public Iterator<CustomerBlock> call(Iterator<Row> rows) {
    GrowingArrays arrays = new GrowingArrays();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.isNullAt(1)) {
        arrays.startWith(row.getLong(0), row.getList(3));
      } else {
        int item = Arrays.binarySearch(itemIds.value(), row.getLong(1));
        arrays.addPair(row.getLong(0), item, (float) row.getDouble(2));
      }
    }
    return List.of(arrays.block()).iterator();
  }

  /** Twice the capacity for customers, or what an array of their factors can hold. */
  static int grown(int customers, int rank) {
    return grown(customers, PrimitiveArrays.LONGEST / rank, "customers of recommend.rank " + rank);
  }

  /** Twice the capacity for pairs, or what an array can hold. */
  static int grown(int pairs) {
    return grown(pairs, PrimitiveArrays.LONGEST, "pairs of customer and item");
  }

  private static int grown(int size, int most, String what) {
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

  /** The arrays of a block, which grow with its customers and pairs. */
  private final class GrowingArrays {
    private long[] ids = new long[16];
    private int[] starts = new int[17];
    private int[] items = new int[16];
    private float[] weights = new float[16];
    private float[] factors = new float[16 * rank];
    private int customers;
    private int pairs;
    private long startingCustomer;
    private List<Float> startingFactors = List.of();

    void startWith(long customer, List<Float> former) {
      startingCustomer = customer;
      startingFactors = former;
    }

    void addPair(long customer, int item, float weight) {
      if (customers == 0 || ids[customers - 1] != customer) {
        addCustomer(customer);
      }
      if (pairs == items.length) {
        items = Arrays.copyOf(items, grown(pairs));
        weights = Arrays.copyOf(weights, items.length);
      }
      items[pairs] = item;
      weights[pairs++] = weight;
      starts[customers] = pairs;
    }

    private void addCustomer(long customer) {
      if (customers == ids.length) {
        int capacity = grown(customers, rank);
        ids = Arrays.copyOf(ids, capacity);
        starts = Arrays.copyOf(starts, capacity + 1);
        factors = Arrays.copyOf(factors, capacity * rank);
      }
      if (customer == startingCustomer) {
        for (int k = 0; k < startingFactors.size(); k++) {
          factors[customers * rank + k] = startingFactors.get(k);
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
