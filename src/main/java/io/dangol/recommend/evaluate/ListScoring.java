package io.dangol.recommend.evaluate;

import io.dangol.learn.RankingMetrics;
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
import io.dangol.recommend.rank.ListVariety;
import io.dangol.recommend.search.Groups;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * Makes each model's list for the test customers of a partition and adds up its metrics: one row
 * per model and population, whatever the number of customers.
 */
final class ListScoring implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

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
    ListVariety variety = new ListVariety(catalogue);
    ItemFilter filter = new ItemFilter(catalogue);
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    while (groups.hasNext()) {
      List<Row> group = groups.next();
      List<CustomerHistory> histories =
          group.stream().map(row -> CustomerHistories.customer(row, catalogue)).toList();
      products.prepare(histories);
      for (int c = 0; c < group.size(); c++) {
        TestCustomer customer = new TestCustomer(group.get(c), histories.get(c), catalogue);
        for (ScoredModel model : scored) {
          model.add(customer, filter, catalogue.shares, variety);
        }
      }
    }
    return scored.stream().map(ScoredModel::row).iterator();
  }

  private List<ScoredModel> scored(Catalogue catalogue, DotProducts products) {
    List<ScoredModel> scored = new ArrayList<>();
    ListModels.of(catalogue, products, learned.value().neighbours(), settings, ranker)
        .byKind()
        .forEach(
            (kind, model) -> {
              for (TestItems population : TestItems.values()) {
                scored.add(new ScoredModel(kind, model, population, new ListTotals(k)));
              }
            });
    return scored;
  }

  /** One model on one population, with its totals so far. */
  private final class ScoredModel {
    private final ListKind kind;
    private final ListModel model;
    private final TestItems population;
    private final ListTotals totals;

    ScoredModel(ListKind kind, ListModel model, TestItems population, ListTotals totals) {
      this.kind = kind;
      this.model = model;
      this.population = population;
      this.totals = totals;
    }

    void add(TestCustomer customer, ItemFilter filter, double[] shares, ListVariety variety) {
      int[] targets = population.targets(customer.history, customer.wanted);
      if (targets.length == 0) {
        return;
      }
      int[] shown = model.top(customer.history, population.excluded(filter, customer.history), k);
      boolean[] hits = new boolean[shown.length];
      for (int i = 0; i < shown.length; i++) {
        int item = shown[i];
        hits[i] = IntStream.of(targets).anyMatch(target -> target == item);
      }
      totals.add(shown, hits, targets.length, shares);
      double ndcg = RankingMetrics.ndcg(hits, targets.length, k);
      totals.add(ListFigure.NDCG, customer.weights, ndcg);
      if (population == TestItems.ALL) {
        totals.add(customer.ofGroup, customer.weights, ndcg);
      }
      addVariety(shown, customer.weights, variety);
    }

    private void addVariety(int[] shown, int[] weights, ListVariety variety) {
      if (shown.length > 0) {
        totals.add(ListFigure.NICHE, weights, variety.nicheShare(shown));
      }
      if (shown.length > 1) {
        totals.add(ListFigure.DIFFERENCE, weights, variety.difference(shown));
      }
    }

    Row row() {
      return totals.row(kind, population.population());
    }
  }
}
