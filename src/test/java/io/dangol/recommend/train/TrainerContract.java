package io.dangol.recommend.train;

import static io.dangol.testing.Rows.rows;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.recommend.RecommendSettings;
import io.dangol.testing.Hocon;
import io.dangol.testing.RowsAssert;
import io.dangol.testing.TestSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every trainer keeps; each has a test that extends this one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TrainerContract {

  static final String SCHEMA = "customer_id bigint, item_id bigint, strength double";
  private static final int SIZE = 8;
  static final long SEED = 7;

  private Factors trained;

  /** A trainer with two factors. */
  abstract Trainer trainer();

  /** Settings of the section {@code recommend} that differ from the manual's. */
  static TrainerSettings settings(String differences) {
    return Hocon.settings("recommend", differences, RecommendSettings::read).trainer();
  }

  @BeforeAll
  void train() {
    trained = trainer().train(checkerboard(), SEED);
  }

  @Test
  void learnsTheCheckerboard() {
    Map<Long, List<Float>> customers = byId(trained.customers());
    Map<Long, List<Float>> items = byId(trained.items());

    customers.forEach(
        (customer, vector) ->
            items.forEach(
                (item, other) -> {
                  boolean sameColour = (customer + item) % 2 == 0;
                  assertThat(dot(vector, other) > 0.5)
                      .as("customer %s wants item %s", customer, item)
                      .isEqualTo(sameColour);
                }));
    assertThat(customers).hasSize(SIZE);
    assertThat(items).hasSize(SIZE);
  }

  @Test
  void sameSeedGivesTheSameFactors() {
    assertSame(trained, trainer().train(checkerboard(), SEED));
  }

  @Test
  void partitioningDoesNotMatter() {
    Dataset<Row> backwards =
        checkerboard().repartition(5).sortWithinPartitions(desc("item_id"), desc("customer_id"));

    assertSame(trained, trainer().train(backwards, SEED));
  }

  @Test
  void aTableWithoutRowsGivesNoFactors() {
    Factors factors = trainer().train(checkerboard().where("false"), SEED);

    RowsAssert.assertThat(factors.customers()).hasNoRows();
    RowsAssert.assertThat(factors.items()).hasNoRows();
    assertThat(factors.customers().columns()).containsExactly("customer_id", "factors");
    assertThat(factors.items().columns()).containsExactly("item_id", "factors");
  }

  @Test
  void aTableWithOneRowGivesOneCustomerAndOneItem() {
    Factors factors =
        trainer().train(rows(SCHEMA, "{customer_id: 4, item_id: 9, strength: 1.0}"), SEED);

    assertThat(byId(factors.customers())).containsOnlyKeys(4L);
    assertThat(byId(factors.items())).containsOnlyKeys(9L);
    assertThat(byId(factors.items()).get(9L)).allMatch(Float::isFinite);
  }

  @Test
  void saveAndLoadChangeNothing(@TempDir Path folder) {
    assertSame(
        trained,
        new Factors(
            reloaded(trained.customers(), folder.resolve("customers")),
            reloaded(trained.items(), folder.resolve("items"))));
  }

  /** Customers and items of the same colour meet. */
  static Dataset<Row> checkerboard() {
    List<String> lines = new ArrayList<>();
    for (int customer = 1; customer <= SIZE; customer++) {
      for (int item = 1; item <= SIZE; item++) {
        // The diagonal is left out: it has to be learned from the others.
        if ((customer + item) % 2 == 0 && customer != item) {
          lines.add("{customer_id: %s, item_id: %s, strength: 1.0}".formatted(customer, item));
        }
      }
    }
    return rows(SCHEMA, String.join("\n", lines));
  }

  private static Dataset<Row> reloaded(Dataset<Row> rows, Path folder) {
    rows.write().parquet(folder.toString());
    return TestSpark.session().read().parquet(folder.toString());
  }

  static void assertSame(Factors one, Factors other) {
    assertThat(rounded(one.customers())).isEqualTo(rounded(other.customers()));
    assertThat(rounded(one.items())).isEqualTo(rounded(other.items()));
  }

  private static Map<Long, List<Long>> rounded(Dataset<Row> vectors) {
    Map<Long, List<Long>> rounded = new TreeMap<>();
    byId(vectors)
        .forEach(
            (id, vector) ->
                rounded.put(id, vector.stream().map(v -> Math.round(v * 10_000.0)).toList()));
    return rounded;
  }

  static Map<Long, List<Float>> byId(Dataset<Row> vectors) {
    Map<Long, List<Float>> byId = new TreeMap<>();
    for (Row row : vectors.select(col(vectors.columns()[0]), col("factors")).collectAsList()) {
      byId.put(row.getLong(0), row.getList(1));
    }
    return byId;
  }

  static double dot(List<Float> one, List<Float> other) {
    double sum = 0;
    for (int f = 0; f < one.size(); f++) {
      sum += one.get(f) * other.get(f);
    }
    return sum;
  }
}
