package io.dangol.recommend.evaluate;

import io.dangol.learn.BootstrapMean;
import io.dangol.learn.RankingMetrics;
import io.dangol.learn.RankingTotals;
import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.recommend.rank.BlendSettings;
import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.CustomerHistories;
import io.dangol.recommend.rank.CustomerHistory;
import io.dangol.recommend.rank.CustomerRanking;
import io.dangol.recommend.rank.DotProducts;
import io.dangol.recommend.rank.Evidence;
import io.dangol.recommend.rank.ItemFilter;
import io.dangol.recommend.rank.Learned;
import io.dangol.recommend.rank.ListModel;
import io.dangol.recommend.search.Groups;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  static final String POPULAR = "popular";
  static final String OWN_FREQUENCY = "own-frequency";
  static final String CO_OCCURRENCE = "co-occurrence";
  static final String BLEND = "blend";

  /** Input: ids of what the customer took after the cut, each once. */
  static final String WANTED = "wanted";

  static final StructType SCHEMA =
      StructType.fromDDL(
          "model string, population string, sums array<double>, shown array<int>,"
              + " draw_sums array<double>, draw_counts array<double>");

  private final Broadcast<Catalogue> items;
  private final Broadcast<Learned> learned;
  private final BlendSettings blend;
  private final int k;

  ListScoring(Broadcast<Catalogue> items, Broadcast<Learned> learned, BlendSettings blend, int k) {
    this.items = items;
    this.learned = learned;
    this.blend = blend;
    this.k = k;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue catalogue = items.value();
    DotProducts products = new DotProducts(catalogue, learned.value().paths());
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
    return customer.<Long>getList(customer.fieldIndex(WANTED)).stream()
        .mapToInt(catalogue::position)
        .toArray();
  }

  private List<ScoredModel> scored(Catalogue catalogue, DotProducts products) {
    Map<String, ListModel> models = new LinkedHashMap<>();
    PopularList popular = new PopularList(catalogue);
    models.put(POPULAR, popular);
    models.put(OWN_FREQUENCY, new OwnFrequencyList(popular));
    Neighbours neighbours = learned.value().neighbours();
    if (!neighbours.isEmpty()) {
      models.put(CO_OCCURRENCE, new CoOccurrenceList(neighbours));
    }
    models.put("als", new AlsList(products));
    Evidence evidence = new Evidence(catalogue, blend, products, neighbours);
    models.put(BLEND, new CustomerRanking(evidence, blend));
    List<ScoredModel> scored = new ArrayList<>();
    models.forEach(
        (name, model) -> {
          for (TestItems population : TestItems.values()) {
            scored.add(new ScoredModel(name, model, population, new RankingTotals(k)));
          }
        });
    return scored;
  }

  /** One model on one population, with its totals so far. */
  private final class ScoredModel {
    private final String name;
    private final ListModel model;
    private final TestItems population;
    private final RankingTotals totals;
    private final BootstrapMean ndcg = new BootstrapMean();

    ScoredModel(String name, ListModel model, TestItems population, RankingTotals totals) {
      this.name = name;
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
          name, population.toString(), totals.sums(), totals.shown(), ndcg.sums(), ndcg.counts());
    }
  }
}
