package io.dangol.recommend.evaluate;

import io.dangol.learn.RankingTotals;
import io.dangol.recommend.rank.Bars;
import io.dangol.recommend.rank.BlendSettings;
import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.CustomerRanking;
import io.dangol.recommend.rank.DotProducts;
import io.dangol.recommend.rank.ListModel;
import io.dangol.recommend.rank.Shopper;
import io.dangol.recommend.rank.Shoppers;
import io.dangol.recommend.search.Groups;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lists of every model for each test customer and adds up how good they are: of a
 * partition one row per model and population, whatever the number of its customers.
 */
final class ListScoring implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Input: ids of what the customer took after the cut, each once. */
  static final String WANTED = "wanted";

  static final StructType SCHEMA =
      StructType.fromDDL("model string, population string, sums array<double>, shown array<int>");

  private final Broadcast<Catalogue> items;

  /** Null where co-occurrence is left out: an Optional cannot be sent to executors. */
  private final @Nullable Neighbours neighbours;

  private final BlendSettings blend;
  private final int places;

  ListScoring(
      Broadcast<Catalogue> items,
      Optional<Neighbours> neighbours,
      BlendSettings blend,
      int places) {
    this.items = items;
    this.neighbours = neighbours.orElse(null);
    this.blend = blend;
    this.places = places;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue catalogue = items.value();
    DotProducts products = new DotProducts(catalogue);
    List<Scored> scored = scored(catalogue, products);
    Bars bars = new Bars(catalogue);
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    while (groups.hasNext()) {
      List<Row> group = groups.next();
      List<Shopper> shoppers = group.stream().map(row -> Shoppers.shopper(row, catalogue)).toList();
      products.prepare(shoppers);
      for (int c = 0; c < group.size(); c++) {
        int[] wanted = wanted(group.get(c), catalogue);
        for (Scored one : scored) {
          one.add(shoppers.get(c), wanted, bars, catalogue.shares);
        }
      }
    }
    return scored.stream().map(Scored::row).iterator();
  }

  private static int[] wanted(Row customer, Catalogue catalogue) {
    return customer.<Long>getList(customer.fieldIndex(WANTED)).stream()
        .mapToInt(catalogue::position)
        .toArray();
  }

  private List<Scored> scored(Catalogue catalogue, DotProducts products) {
    Map<String, ListModel> models = new LinkedHashMap<>();
    models.put("popular", new PopularList(catalogue));
    models.put("own-frequency", new OwnFrequencyList());
    if (neighbours != null) {
      models.put("co-occurrence", new CoOccurrenceList(neighbours));
    }
    models.put("als", new AlsList(products));
    models.put("blend", new CustomerRanking(catalogue, blend, products));
    List<Scored> scored = new ArrayList<>();
    models.forEach(
        (name, model) -> {
          for (TestItems population : TestItems.values()) {
            scored.add(new Scored(name, model, population, new RankingTotals(places)));
          }
        });
    return scored;
  }

  /** One model on one population, with its figures so far. */
  private final class Scored {
    private final String name;
    private final ListModel model;
    private final TestItems population;
    private final RankingTotals totals;

    Scored(String name, ListModel model, TestItems population, RankingTotals totals) {
      this.name = name;
      this.model = model;
      this.population = population;
      this.totals = totals;
    }

    void add(Shopper shopper, int[] wanted, Bars bars, double[] shares) {
      int[] targets = population.targets(shopper, wanted);
      if (targets.length == 0) {
        return;
      }
      int[] shown = model.top(shopper, population.barred(bars, shopper), places);
      boolean[] hits = new boolean[shown.length];
      for (int place = 0; place < shown.length; place++) {
        int item = shown[place];
        hits[place] = IntStream.of(targets).anyMatch(target -> target == item);
      }
      totals.add(shown, hits, targets.length, shares);
    }

    Row row() {
      return RowFactory.create(name, population.toString(), totals.sums(), totals.shown());
    }
  }
}
