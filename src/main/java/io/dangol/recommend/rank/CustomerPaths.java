package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;

import io.dangol.recommend.neighbours.ItemPaths;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Collects the paths by which the items of a customer speak for others. */
final class CustomerPaths {

  private static final String TAKEN = "taken";

  private CustomerPaths() {}

  /**
   * Paths between the items of the catalogue. At most the configured number of customers is
   * collected on the driver: those with the lowest hashes of their ids.
   *
   * @param interactions all rows that the trainer learned from
   */
  static ItemPaths learned(Dataset<Row> interactions, Catalogue catalogue, PathSettings settings) {
    List<Row> sample =
        CustomerSample.of(
                interactions
                    .groupBy(CUSTOMER_ID.col())
                    .agg(sort_array(collect_list(ITEM_ID.col())).as(TAKEN)),
                settings.customers())
            .select(col(TAKEN))
            .collectAsList();
    if (sample.isEmpty()) {
      return ItemPaths.none();
    }
    List<Row> counts = interactions.groupBy(ITEM_ID.col()).agg(count(lit(1))).collectAsList();
    long[] degrees = new long[catalogue.size];
    for (Row item : counts) {
      int position = catalogue.position(item.getLong(0));
      if (position >= 0) {
        degrees[position] = item.getLong(1);
      }
    }
    int[] customerDegrees = sample.stream().mapToInt(row -> row.getList(0).size()).toArray();
    double pairs = counts.stream().mapToLong(item -> item.getLong(1)).sum();
    double sampled = IntStream.of(customerDegrees).asLongStream().sum();
    return ItemPaths.of(
        sample.stream().map(row -> positions(row, catalogue)).toArray(int[][]::new),
        customerDegrees,
        degrees,
        sampled / pairs,
        settings.exponents());
  }

  private static int[] positions(Row row, Catalogue catalogue) {
    return row.<Long>getList(0).stream()
        .mapToInt(catalogue::position)
        .filter(position -> position >= 0)
        .toArray();
  }
}
