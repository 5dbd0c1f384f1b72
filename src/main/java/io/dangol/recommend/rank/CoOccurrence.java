package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import io.dangol.recommend.neighbours.Neighbours;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns which items are taken by the same customers. */
final class CoOccurrence {

  private static final Logger LOG = LoggerFactory.getLogger(CoOccurrence.class);

  private static final String TAKEN = "taken";

  private CoOccurrence() {}

  /**
   * Neighbours of each item of the catalogue; none, with a line in the log, if the catalogue has
   * more items than configured. At most the configured number of customers is collected on the
   * driver: those with the lowest hashes of their ids.
   */
  static Neighbours learned(
      Dataset<Row> interactions,
      Catalogue catalogue,
      List<String> targetTypes,
      NeighbourSettings limits) {
    if (catalogue.size > limits.maxItems()) {
      LOG.info(
          "items have no neighbours: there are {}, more than the {} of recommend.neighbours.max-items",
          catalogue.size,
          limits.maxItems());
      return Neighbours.none(catalogue.size);
    }
    int[][] histories =
        CustomerSample.of(
                interactions
                    .where(CustomerHistories.frequency(targetTypes).gt(0))
                    .groupBy(CUSTOMER_ID.col())
                    .agg(collect_list(ITEM_ID.col()).as(TAKEN)),
                limits.customers())
            .select(col(TAKEN))
            .collectAsList()
            .stream()
            .map(row -> positions(row, catalogue))
            .toArray(int[][]::new);
    return Neighbours.of(histories, catalogue.size, limits.perItem());
  }

  private static int[] positions(Row row, Catalogue catalogue) {
    return row.<Long>getList(0).stream()
        .mapToInt(catalogue::position)
        .filter(position -> position >= 0)
        .toArray();
  }
}
