package io.dangol.recommend.evaluate;

import io.dangol.learn.BootstrapMean;
import io.dangol.learn.RankingMetrics;
import io.dangol.learn.RankingTotals;
import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.CustomerHistories;
import io.dangol.recommend.rank.CustomerHistory;
import io.dangol.recommend.rank.DotProducts;
import io.dangol.recommend.rank.ItemFilter;
import io.dangol.recommend.rank.Learned;
import io.dangol.recommend.rank.LinearRanker;
import io.dangol.recommend.rank.ListKind;
import io.dangol.recommend.rank.ListModel;
import io.dangol.recommend.rank.ListModels;
import io.dangol.recommend.rank.ListSettings;
import io.dangol.recommend.rerank.PastDate;
import io.dangol.recommend.search.Groups;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Makes each model's list for the test customers of a partition and adds up its metrics: one row
 * per model and population, whatever the number of customers.
 */
final class ListScoring implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      StructType.fromDDL(
          "model string, population string, sums array<double>, shown array<int>,"
              + " draw_sums array<double>, draw_counts array<double>");

  private final Broadcast<Catalogue> items;
  private final Broadcast<Learned> learned;
  private final ListSettings settings;
  private final LinearRanker ranker;
  private final int k;

  ListScoring(
      Broadcast<Catalogue> items,
      Broadcast<Learned> learned,
      ListSettings settings,
      LinearRanker ranker,
      int k) {
    this.items = items;
    this.learned = learned;
    this.settings = settings;
    this.ranker = ranker;
    this.k = k;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue catalogue = items.value();
    DotProducts products = new DotProducts(catalogue, learned.value());
    List<ScoredModel> scored = scored(catalogue, products);
    ItemFilter filter = new ItemFilter(catalogue);
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    while (groups.hasNext()) {
      List<Row> group = groups.next();
      List<CustomerHistory> histories =
          group.stream().map(row -> CustomerHistories.customer(row, catalogue)).toList();
      products.prepare(histories);
      for (int c = 0; c < group.size(); c++) {
        int[] wanted = wanted(group.get(c), catalogue);
        int[] weights = BootstrapMean.weights(histories.get(c).customerId());
        for (ScoredModel model : scored) {
          model.add(histories.get(c), wanted, filter, catalogue.shares, weights);
        }
      }
    }
    return scored.stream().map(ScoredModel::row).iterator();
  }

  private static int[] wanted(Row customer, Catalogue catalogue) {
    return customer.<Long>getList(customer.fieldIndex(PastDate.WANTED)).stream()
        .mapToInt(catalogue::position)
        .toArray();
  }

  private List<ScoredModel> scored(Catalogue catalogue, DotProducts products) {
    List<ScoredModel> scored = new ArrayList<>();
    ListModels.of(catalogue, products, learned.value().neighbours(), settings, ranker)
        .byKind()
        .forEach(
            (kind, model) -> {
              for (TestItems population : TestItems.values()) {
                scored.add(new ScoredModel(kind, model, population, new RankingTotals(k)));
              }
            });
    return scored;
  }

  /** One model on one population, with its totals so far. */
  private final class ScoredModel {
    private final ListKind kind;
    private final ListModel model;
    private final TestItems population;
    private final RankingTotals totals;
    private final BootstrapMean ndcg = new BootstrapMean();

    ScoredModel(ListKind kind, ListModel model, TestItems population, RankingTotals totals) {
      this.kind = kind;
      this.model = model;
      this.population = population;
      this.totals = totals;
    }

    void add(
        CustomerHistory customer, int[] wanted, ItemFilter filter, double[] shares, int[] weights) {
      int[] targets = population.targets(customer, wanted);
      if (targets.length == 0) {
        return;
      }
      int[] shown = model.top(customer, population.excluded(filter, customer), k);
      boolean[] hits = new boolean[shown.length];
      for (int i = 0; i < shown.length; i++) {
        int item = shown[i];
        hits[i] = IntStream.of(targets).anyMatch(target -> target == item);
      }
      totals.add(shown, hits, targets.length, shares);
      ndcg.add(weights, RankingMetrics.ndcg(hits, targets.length, k));
    }

    Row row() {
      return RowFactory.create(
          kind.name(),
          population.population().name(),
          totals.sums(),
          totals.shown(),
          ndcg.sums(),
          ndcg.counts());
    }
  }
}
