package io.dangol.recommend.relate;

import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.RELATED_ITEM_ID;
import static io.dangol.table.Columns.TOGETHER;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import io.dangol.job.Shared;
import io.dangol.recommend.search.PrimitiveArrays;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Finds sets of two to four items that are in the same baskets more often than by chance.
 *
 * <p>It starts with the pairs that are listed as related. The driver holds the sets that are tried,
 * whose number is limited; the executors count them in the baskets.
 */
final class Bundles {
  private final Dataset<Row> baskets;
  private final Broadcast<ItemCounts> items;
  private final RelatedSettings settings;

  /**
   * Prepares a search.
   *
   * @param baskets as from {@link AssociatedItems#sets}; read once for sets of three and once for
   *     those of four
   */
  Bundles(Dataset<Row> baskets, Broadcast<ItemCounts> items, RelatedSettings settings) {
    this.baskets = baskets;
    this.items = items;
    this.settings = settings;
  }

  /**
   * The rows of {@code gold.bundles}.
   *
   * @param related of the baskets, as from {@link AssociatedItems#of}
   */
  List<Row> rows(Dataset<Row> related, LocalDate asOf) {
    Map<List<Integer>, Long> pairs = pairs(related);
    SetAssociation known = new SetAssociation(items.value().groups(), items.value().counts());
    pairs.forEach(known::put);
    List<Bundle> bundles =
        new BundleSearch(known, settings.bundles(), this::counts).from(pairs.keySet());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < bundles.size(); i++) {
      rows.addAll(rows(bundles.get(i), i + 1, asOf));
    }
    return rows;
  }

  private List<Row> rows(Bundle bundle, int rank, LocalDate asOf) {
    ItemCounts known = items.value();
    return bundle.items().stream()
        .map(
            item ->
                RowFactory.create(
                    Date.valueOf(asOf),
                    rank,
                    known.id(item),
                    bundle.items().size(),
                    bundle.baskets(),
                    (double) bundle.baskets() / known.groups(),
                    bundle.lift(),
                    bundle.logLikelihoodRatio()))
        .toList();
  }

  /** Related items that both can be listed, with the number of baskets that have both. */
  private Map<List<Integer>, Long> pairs(Dataset<Row> related) {
    ItemCounts known = items.value();
    Map<List<Integer>, Long> pairs = new HashMap<>();
    for (Row row :
        related.select(ITEM_ID.col(), RELATED_ITEM_ID.col(), TOGETHER.col()).collectAsList()) {
      int[] pair = known.positions(new long[] {row.getLong(0), row.getLong(1)});
      if (known.listable()[pair[0]] && known.listable()[pair[1]]) {
        pairs.put(Stream.of(pair[0], pair[1]).sorted().toList(), row.getLong(2));
      }
    }
    return pairs;
  }

  /** The number of baskets that have all items of each set; all sets have the same size. */
  private long[] counts(List<List<Integer>> sets) {
    Broadcast<int[][]> wanted =
        Shared.withExecutors(sets.stream().map(this::rarestFirst).toArray(int[][]::new));
    List<Row> counted =
        baskets
            .where(size(col(AssociatedItems.ITEMS)).geq(sets.get(0).size()))
            .as(PrimitiveArrays.LONGS)
            .mapPartitions(
                new PartitionSetCounts(wanted, items, settings.itemsPerGroup()),
                Encoders.tuple(Encoders.INT(), Encoders.LONG()))
            .groupBy("_1")
            .agg(sum("_2"))
            .collectAsList();
    long[] counts = new long[sets.size()];
    counted.forEach(row -> counts[row.getInt(0)] = row.getLong(1));
    return counts;
  }

  private int[] rarestFirst(List<Integer> set) {
    long[] counts = items.value().counts();
    return set.stream()
        .sorted(Comparator.comparingLong(item -> counts[item]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
