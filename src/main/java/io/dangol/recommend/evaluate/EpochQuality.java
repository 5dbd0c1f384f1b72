package io.dangol.recommend.evaluate;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import io.dangol.learn.Metric;
import io.dangol.learn.RankingMetrics;
import io.dangol.recommend.rerank.PastDate;
import io.dangol.recommend.search.TopLists;
import io.dangol.recommend.train.EpochListener;
import io.dangol.recommend.train.Factors;
import io.dangol.recommend.train.Trainer;
import io.dangol.table.Words.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Measures the factors of each epoch: the loss, and the mean NDCG@k of lists that are ranked by
 * factors alone and leave out the customer's own items. The mean is over the customers who took
 * something new after the cut.
 */
final class EpochQuality implements EpochListener {

  private static final String NEW = "new";

  /** NDCG is summed in whole billionths, so that the order of summing does not matter. */
  private static final double BILLION = 1e9;

  private final Trainer trainer;
  private final Dataset<Row> interactions;
  private final Dataset<Row> wanted;
  private final int k;
  private final int itemsAtOnce;
  private final String detail;
  private final List<Metric> metrics = new ArrayList<>();

  /**
   * Measures against what customers took after the cut.
   *
   * @param wanted {@code customer_id} and {@code wanted}, the ids of what each took after the cut
   * @param k length of the lists
   * @param itemsAtOnce as for {@link TopLists}
   */
  EpochQuality(
      Trainer trainer,
      Dataset<Row> interactions,
      Dataset<Row> wanted,
      int k,
      int itemsAtOnce,
      String detail) {
    this.trainer = trainer;
    this.interactions = interactions;
    this.wanted = wanted;
    this.k = k;
    this.itemsAtOnce = itemsAtOnce;
    this.detail = detail;
  }

  @Override
  public void epochEnded(int epoch, double objective, Supplier<Factors> factors) {
    metrics.add(trainer.loss(epoch, objective, detail));
    int length = k;
    MapFunction<Row, Long> billionths = row -> Math.round(ndcg(row, length) * BILLION);
    Row sums =
        listsAndNewItems(factors.get())
            .map(billionths, Encoders.LONG())
            .agg(sum("value"), count("value"))
            .first();
    if (sums.getLong(1) > 0) {
      String name = "ndcg@" + k + ", epoch " + epoch;
      double mean = sums.getLong(0) / BILLION / sums.getLong(1);
      metrics.add(
          new Metric(
              trainer.name(), Population.TRAINING.word(), name, mean, sums.getLong(1), detail));
    }
  }

  /** For each customer who took something new: the list, and the ids of the new items. */
  private Dataset<Row> listsAndNewItems(Factors factors) {
    Dataset<Row> seen =
        interactions
            .groupBy(CUSTOMER_ID.col())
            .agg(array_sort(collect_set(ITEM_ID.col())).as(TopLists.SEEN))
            .join(wanted, CUSTOMER_ID.name());
    Dataset<Row> customers = factors.customers().join(seen, CUSTOMER_ID.name());
    return TopLists.of(customers, factors.items(), k, itemsAtOnce)
        .join(seen, CUSTOMER_ID.name())
        .select(
            col(TopLists.ITEM_IDS), array_except(col(PastDate.WANTED), col(TopLists.SEEN)).as(NEW))
        .where(size(col(NEW)).gt(0));
  }

  List<Metric> metrics() {
    return List.copyOf(metrics);
  }

  private static double ndcg(Row row, int k) {
    List<Long> list = row.getList(0);
    Set<Long> targets = new TreeSet<>(row.<Long>getList(1));
    boolean[] hits = new boolean[list.size()];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = targets.contains(list.get(i));
    }
    return RankingMetrics.ndcg(hits, targets.size(), k);
  }
}
