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
import io.dangol.recommend.search.TopLists;
import io.dangol.recommend.train.EpochWatcher;
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
 * Measures factors epoch by epoch: the loss, and the NDCG of lists by factors alone, without what
 * the customer had, over the customers who took something new.
 */
final class EpochQuality implements EpochWatcher {

  private static final String NEW = "new";

  /** Sums are taken over whole billionths: the same in whatever order they are added. */
  private static final double BILLION = 1e9;

  private final Trainer trainer;
  private final Dataset<Row> interactions;
  private final Dataset<Row> wanted;
  private final int places;
  private final int itemsAtOnce;
  private final String detail;
  private final List<Metric> metrics = new ArrayList<>();

  /**
   * Begins.
   *
   * @param wanted {@code customer_id}, {@code wanted}: ids of what each took after the cut
   * @param places length of the lists
   * @param itemsAtOnce as for {@link TopLists}
   */
  EpochQuality(
      Trainer trainer,
      Dataset<Row> interactions,
      Dataset<Row> wanted,
      int places,
      int itemsAtOnce,
      String detail) {
    this.trainer = trainer;
    this.interactions = interactions;
    this.wanted = wanted;
    this.places = places;
    this.itemsAtOnce = itemsAtOnce;
    this.detail = detail;
  }

  @Override
  public void saw(int epoch, double objective, Supplier<Factors> factors) {
    metrics.add(trainer.loss(epoch, objective, detail));
    Dataset<Row> seen =
        interactions
            .groupBy(CUSTOMER_ID.col())
            .agg(array_sort(collect_set(ITEM_ID.col())).as(TopLists.SEEN))
            .join(wanted, CUSTOMER_ID.name());
    Factors now = factors.get();
    Dataset<Row> lists =
        TopLists.of(
                now.customers().join(seen, CUSTOMER_ID.name()), now.items(), places, itemsAtOnce)
            .join(seen, CUSTOMER_ID.name())
            .select(
                col(TopLists.ITEM_IDS),
                array_except(col(ListScoring.WANTED), col(TopLists.SEEN)).as(NEW))
            .where(size(col(NEW)).gt(0));
    int length = places;
    MapFunction<Row, Long> billionths = row -> Math.round(ndcg(row, length) * BILLION);
    Row sums = lists.map(billionths, Encoders.LONG()).agg(sum("value"), count("value")).first();
    if (sums.getLong(1) > 0) {
      String name = "ndcg@" + places + ", epoch " + epoch;
      double mean = sums.getLong(0) / BILLION / sums.getLong(1);
      metrics.add(
          new Metric(
              trainer.name(), Population.TRAINING.word(), name, mean, sums.getLong(1), detail));
    }
  }

  List<Metric> metrics() {
    return List.copyOf(metrics);
  }

  private static double ndcg(Row row, int places) {
    List<Long> list = row.getList(0);
    Set<Long> targets = new TreeSet<>(row.<Long>getList(1));
    boolean[] hits = new boolean[list.size()];
    for (int place = 0; place < hits.length; place++) {
      hits[place] = targets.contains(list.get(place));
    }
    return RankingMetrics.ndcg(hits, targets.size(), places);
  }
}
