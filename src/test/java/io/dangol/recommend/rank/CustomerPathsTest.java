package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.customer;
import static io.dangol.recommend.rank.Shops.item;
import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.recommend.RecommendSettings;
import io.dangol.recommend.neighbours.ItemPaths;
import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.recommend.neighbours.PathExponents;
import io.dangol.recommend.neighbours.PathScores;
import io.dangol.recommend.train.DenseFilter;
import io.dangol.recommend.train.Factors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CustomerPathsTest {

  private static final PathExponents NO_EXPONENTS = new PathExponents(0, 0);

  /** Items 1 and 2, in this order; item 9 is not in it. */
  private static final Catalogue CATALOGUE = Shops.catalogue(List.of(item(1, 5), item(2, 4)));

  private static final Dataset<Row> INTERACTIONS =
      rows(
          "customer_id bigint, item_id bigint",
          """
          {customer_id: 7, item_id: 2}
          {customer_id: 7, item_id: 1}
          {customer_id: 8, item_id: 1}
          {customer_id: 8, item_id: 9}
          {customer_id: 8, item_id: 2}
          """);

  /** Paths from 1 to 2 are over a customer of two items and one of three, who has item 9, too. */
  @Test
  void anItemThatIsNotInTheCatalogueCountsAmongThoseOfItsCustomer() {
    ItemPaths paths = learned(100);

    assertThat(new PathScores(paths).of(new int[] {0})[1])
        .isCloseTo((1 / 2.0 + 1 / 3.0) / 2, within(1e-12));
  }

  /** Whichever customer is drawn has two fifths or three fifths of all pairs. */
  @Test
  void whatASampleSaysIsDividedByItsShareOfAllPairs() {
    double score = new PathScores(learned(1)).of(new int[] {0})[1];

    double isSeven = (1 / 2.0) / 2 / (2 / 5.0);
    double isEight = (1 / 3.0) / 2 / (3 / 5.0);
    assertThat(score)
        .satisfiesAnyOf(
            actual -> assertThat(actual).isCloseTo(isSeven, within(1e-12)),
            actual -> assertThat(actual).isCloseTo(isEight, within(1e-12)));
  }

  @Test
  void withoutInteractionsThereAreNoPaths() {
    ItemPaths paths =
        CustomerPaths.learned(
            INTERACTIONS.where("false"), CATALOGUE, new PathSettings(NO_EXPONENTS, 1));

    assertThat(new PathScores(paths).isEmpty()).isTrue();
  }

  @Test
  void onlyTheFilterLeavesPathsToRanking() {
    assertThat(Shops.settings("trainer = ials").ranking().paths()).isEmpty();
    assertThat(Shops.settings("trainer = filter, filter.customers = 9").ranking().paths())
        .contains(new PathSettings(new PathExponents(0.1, 0.45), 9));
  }

  /** From the interactions to the scores that ranking takes, against whole matrices. */
  @Test
  void factorsAndPathsTogetherAreTheWholeFilter() {
    DenseFilter dense = new DenseFilter();
    RecommendSettings settings =
        Shops.settings("trainer = filter, filter { damped = 3, smooth = 6 }");
    Factors factors = settings.trainer().trainer().train(dense.table(), 7);
    Catalogue catalogue =
        Shops.catalogue(
            factors.items().collectAsList().stream()
                .map(row -> item(row.getLong(0), 1, row.<Float>getList(1).toArray(Float[]::new)))
                .toList());
    ItemPaths paths =
        CustomerPaths.learned(dense.table(), catalogue, settings.ranking().paths().orElseThrow());
    DotProducts products =
        new DotProducts(
            catalogue,
            new Learned(Neighbours.none(catalogue.size), paths, null, SegmentItems.NONE));

    RealMatrix expected = dense.scores(3, 6);
    for (Row row : factors.customers().collectAsList()) {
      int id = (int) row.getLong(0);
      float[] scores = products.of(history(dense, id, catalogue, row.getList(1)));
      for (int index = 0; index < scores.length; index++) {
        int item = (int) catalogue.ids[products.position(index)];
        assertThat(scores[index]).isCloseTo((float) expected.getEntry(id, item), within(1e-5f));
      }
    }
  }

  private static CustomerHistory history(
      DenseFilter dense, int customer, Catalogue catalogue, List<Float> factors) {
    Map<Integer, Double> own = new HashMap<>();
    for (int item = 0; item < DenseFilter.ITEMS; item++) {
      if (dense.has.getEntry(customer, item) > 0) {
        own.put(catalogue.position(item), 1.0);
      }
    }
    float[] vector = new float[factors.size()];
    IntStream.range(0, vector.length).forEach(f -> vector[f] = factors.get(f));
    return customer(own, vector);
  }

  private static ItemPaths learned(int customers) {
    return CustomerPaths.learned(
        INTERACTIONS, CATALOGUE, new PathSettings(NO_EXPONENTS, customers));
  }
}
