package io.dangol.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.dangol.recommend.search.TopLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Lists for all customers, by MLlib's {@code recommendForAllUsers} and by {@link TopLists}. */
final class TopListsContest {

  /** Items are packed in one part: the catalogues compared are small enough. */
  private static final int AT_ONCE = 1_000_000;

  private final ALSModel model;
  private final Dataset<Row> customers;
  private final Dataset<Row> items;
  private final int n;

  /**
   * Holds the factors of a model in memory.
   *
   * @param seen {@code id}, {@code seen}: ascending item ids
   */
  TopListsContest(ALSModel model, Dataset<Row> seen, int n) {
    this.model = model;
    this.n = n;
    customers =
        model
            .userFactors()
            .join(seen, "id")
            .select(
                col("id").cast("bigint").as("customer_id"),
                col("features").as("factors"),
                col(TopLists.SEEN))
            .persist(StorageLevel.MEMORY_ONLY());
    items =
        model
            .itemFactors()
            .select(col("id").cast("bigint").as("item_id"), col("features").as("factors"))
            .persist(StorageLevel.MEMORY_ONLY());
  }

  long customers() {
    return customers.count();
  }

  long items() {
    return items.count();
  }

  void mllib() {
    write(model.recommendForAllUsers(n));
  }

  /** With seen items left out, which MLlib cannot do. */
  void ours() {
    write(TopLists.of(customers, items, n, AT_ONCE));
  }

  private static void write(Dataset<Row> lists) {
    lists.write().format("noop").mode("overwrite").save();
  }

  /**
   * Customers whose lists differ by more than items within 1e-5 of the score at the cut, relative
   * to it, or whose scores differ by more at any place; without leaving out what was seen.
   */
  long unequalLists() {
    Map<Long, Row> mllib = new HashMap<>();
    for (Row row : model.recommendForAllUsers(n).collectAsList()) {
      mllib.put((long) row.getInt(0), row);
    }
    Dataset<Row> unseen = customers.withColumn(TopLists.SEEN, lit(null).cast("array<bigint>"));
    List<Row> ours = TopLists.of(unseen, items, n, AT_ONCE).collectAsList();
    return mllib.size() != ours.size()
        ? Math.abs(mllib.size() - ours.size())
        : ours.stream()
            .filter(row -> !mllib.containsKey(row.getLong(0)) || !isEqual(row, mllib))
            .count();
  }

  private static boolean isEqual(Row ours, Map<Long, Row> mllib) {
    List<Row> theirs = mllib.get(ours.getLong(0)).getList(1);
    Map<Long, Float> our = scores(ours.getList(1), ours.getList(2));
    Map<Long, Float> their =
        scores(
            theirs.stream().map(place -> (long) place.getInt(0)).toList(),
            theirs.stream().map(place -> place.getFloat(1)).toList());
    float cut = theirs.get(theirs.size() - 1).getFloat(1);
    Set<Long> all = new HashSet<>(our.keySet());
    all.addAll(their.keySet());
    return our.size() == their.size()
        && IntStream.range(0, theirs.size())
            .allMatch(
                place ->
                    isEqual(ours.<Float>getList(2).get(place), theirs.get(place).getFloat(1), cut))
        && all.stream().allMatch(item -> isEqual(our.get(item), their.get(item), cut));
  }

  private static boolean isEqual(Float our, Float their, float cut) {
    float one = our == null ? cut : our;
    float other = their == null ? cut : their;
    return Math.abs(one - other) <= 1e-5 * Math.max(Math.abs(one), Math.abs(other)) + 1e-9;
  }

  private static Map<Long, Float> scores(List<Long> items, List<Float> scores) {
    Map<Long, Float> byItem = new HashMap<>();
    List<Long> ids = new ArrayList<>(items);
    for (int place = 0; place < ids.size(); place++) {
      byItem.put(ids.get(place), scores.get(place));
    }
    return byItem;
  }
}
