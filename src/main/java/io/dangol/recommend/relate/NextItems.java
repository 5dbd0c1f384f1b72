package io.dangol.recommend.relate;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;

import io.dangol.job.Shared;
import io.dangol.recommend.search.PrimitiveArrays;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Finds items that customers took for the first time soon after another, more often than by chance:
 * of another category, or of the same one and dearer.
 *
 * <p>An item follows another if the customer first took it on a later day, within a number of days
 * after first taking the other. What is taken on one day has no order. Counts are whole numbers, so
 * the partitioning does not change them. The driver holds a few numbers per item.
 */
final class NextItems {

  /** Input: the local day of an event. */
  static final String DAY = "day";

  private static final String DAYS = "days";

  private static final Encoder<Tuple2<long[], long[]>> HISTORY =
      Encoders.tuple(PrimitiveArrays.LONGS, PrimitiveArrays.LONGS);

  private NextItems() {}

  /**
   * One row per customer with the items that they took, as {@link AssociatedItems#of} expects them,
   * and the days since 1970 on which they first did.
   *
   * @param taken {@code customer_id}, {@code item_id}, {@code day}, without nulls
   */
  static Dataset<Row> histories(Dataset<Row> taken) {
    return taken
        .groupBy(CUSTOMER_ID.col(), ITEM_ID.col())
        .agg(unix_date(min(DAY)).cast("long").as(DAY))
        .groupBy(CUSTOMER_ID.col())
        .agg(array_sort(collect_list(struct(ITEM_ID.col(), col(DAY)))).as("firsts"))
        .select(col("firsts." + ITEM_ID).as(AssociatedItems.ITEMS), col("firsts." + DAY).as(DAYS));
  }

  /**
   * One row per item, relation and rank with the columns of {@link AssociatedItems#SCHEMA}; empty
   * if no item has a category.
   *
   * @param histories as from {@link #histories}; it reads them twice
   * @param items as {@link ItemFacts} expects them
   */
  static Optional<Dataset<Row>> of(
      Dataset<Row> histories, Dataset<Row> items, RelatedSettings settings) {
    ItemFacts facts = ItemFacts.of(items);
    if (facts.size() == 0) {
      return Optional.empty();
    }
    SequenceReader reader = new SequenceReader(Shared.withExecutors(facts), settings);
    Dataset<Tuple2<long[], long[]>> pairs =
        histories.select(col(AssociatedItems.ITEMS), col(DAYS)).as(HISTORY);
    Broadcast<NextCounts> counts =
        Shared.withExecutors(counts(pairs, reader, facts, settings.next()));
    return Optional.of(
        AssociatedItems.related(
            pairs.mapPartitions(
                new PartitionFollowCounts(reader, counts, settings.minTogether()),
                AssociatedItems.COUNTS),
            new RelatedItemsReducer(counts, settings)));
  }

  private static NextCounts counts(
      Dataset<Tuple2<long[], long[]>> histories,
      SequenceReader reader,
      ItemFacts facts,
      NextSettings settings) {
    List<Row> counted =
        histories
            .mapPartitions(
                new PartitionItemCounts(reader),
                Encoders.tuple(Encoders.INT(), Encoders.LONG(), Encoders.LONG()))
            .groupBy("_1")
            .agg(sum("_2"), sum("_3"))
            .collectAsList();
    long[] takers = new long[facts.size()];
    long[] followed = new long[facts.size()];
    for (Row row : counted) {
      takers[row.getInt(0)] = row.getLong(1);
      followed[row.getInt(0)] = row.getLong(2);
    }
    return new NextCounts(facts, settings, Arrays.stream(takers).sum(), takers, followed);
  }
}
