package io.dangol.recommend.evaluate;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.CustomerHistories;
import java.util.List;
import java.util.Optional;
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
   * Neighbours of each item of the catalogue; empty, with a line in the log, if the catalogue has
   * more items than configured. At most the configured number of customers is collected on the
   * driver: those with the lowest hashes of their ids.
   */
  static Optional<Neighbours> learned(
      Dataset<Row> interactions,
      Catalogue catalogue,
      List<String> targetTypes,
      EvaluationSettings limits) {
    if (catalogue.size > limits.coOccurrenceItems()) {
      LOG.info(
          "co-occurrence is left out: {} items, at most {} are configured",
          catalogue.size,
          limits.coOccurrenceItems());
      return Optional.empty();
    }
    int[][] histories =
        CustomerSample.of(
                interactions
                    .where(CustomerHistories.frequency(targetTypes).gt(0))
                    .groupBy(CUSTOMER_ID.col())
                    .agg(collect_list(ITEM_ID.col()).as(TAKEN)),
                limits.coOccurrenceCustomers())
            .select(col(TAKEN))
            .collectAsList()
            .stream()
            .map(row -> positions(row, catalogue))
            .toArray(int[][]::new);
    return Optional.of(Neighbours.of(histories, catalogue.size, limits.neighbours()));
  }

  private static int[] positions(Row row, Catalogue catalogue) {
    return row.<Long>getList(0).stream()
        .mapToInt(catalogue::position)
        .filter(position -> position >= 0)
        .toArray();
  }
}
