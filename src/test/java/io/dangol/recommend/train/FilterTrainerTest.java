package io.dangol.recommend.train;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.job.Failure;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FilterTrainerTest extends TrainerContract {
  private static final DenseFilter DENSE = new DenseFilter();

  /** Without the paths, which ranking adds, the dot products are the smooth part alone. */
  @Override
  Trainer trainer() {
    return settings(
            "trainer = filter, blocks = 2, filter { damped = 0, smooth = 2, smooth-weight = 1 }")
        .trainer();
  }

  @Test
  void equalsTheFormulaOnASmallMatrix() {
    TrainerSettings settings =
        settings("trainer = filter, blocks = 3, filter { damped = 2, smooth = 5 }");

    Factors factors = settings.trainer().train(DENSE.table(), SEED);

    RealMatrix expected = DENSE.factors(2, 5);
    Map<Long, List<Float>> customers = byId(factors.customers());
    Map<Long, List<Float>> items = byId(factors.items());
    assertThat(items.get(0L)).hasSize(7);
    for (int customer = 0; customer < DenseFilter.CUSTOMERS; customer++) {
      for (int item = 0; item < DenseFilter.ITEMS; item++) {
        assertThat(dot(customers.get((long) customer), items.get((long) item)))
            .isCloseTo(expected.getEntry(customer, item), within(1e-5));
      }
    }
  }

  /** Fewer items than factors: the smooth part is the whole row, and no factor is made up. */
  @Test
  void aSmallCatalogueHasAtMostAsManyFactorsOfEachPartAsItems() {

    Factors factors = settings("trainer = filter").trainer().train(DENSE.table(), SEED);

    Map<Long, List<Float>> customers = byId(factors.customers());
    Map<Long, List<Float>> items = byId(factors.items());
    RealMatrix expected = DENSE.factors(DenseFilter.ITEMS, DenseFilter.ITEMS);
    assertThat(items.get(3L)).hasSize(2 * DenseFilter.ITEMS);
    assertThat(dot(customers.get(5L), items.get(3L)))
        .isCloseTo(expected.getEntry(5, 3), within(1e-5));
  }

  @Test
  void theSameBitsWhateverThePartitionsAndHoweverLittleIsSentAtOnce() {
    Dataset<Row> table = DENSE.table();
    FilterSettings settings =
        (FilterSettings)
            settings("trainer = filter, blocks = 3, filter { damped = 2, smooth = 5 }");
    Factors one = new FilterTrainer(settings).train(table.coalesce(1), SEED);

    Factors seven = new FilterTrainer(settings).train(table.repartition(7), SEED);
    Factors little = new FilterTrainer(settings, 1).train(table, SEED);

    assertThat(byId(seven.customers())).isEqualTo(byId(one.customers()));
    assertThat(byId(seven.items())).isEqualTo(byId(one.items()));
    assertThat(byId(little.items())).isEqualTo(byId(one.items()));
  }

  @Test
  void strengthsDoNotCountButThoseOfZeroAreNoRows() {
    Dataset<Row> once = rows(SCHEMA, "{customer_id: 1, item_id: 2, strength: 1.0}");
    Dataset<Row> often =
        rows(
            SCHEMA,
            """
            {customer_id: 1, item_id: 2, strength: 9.0}
            {customer_id: 1, item_id: 3, strength: 0.0}
            """);

    assertThat(byId(trainer().train(often, SEED).items()))
        .isEqualTo(byId(trainer().train(once, SEED).items()));
  }

  @Test
  void moreFactorsThanAnArrayHoldsNameTheKeys() {
    assertThatThrownBy(() -> FilterTrainer.check(5_000_000, 576))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageContaining("5,000,000 items of 576 factors")
        .hasMessageContaining("lower recommend.filter.damped and recommend.filter.smooth");
  }

  @Test
  void everyKeyHasARange() {
    assertThatThrownBy(
            () ->
                settings(
                    """
                    trainer = mllib
                    filter { smooth = 0, damping = 1.5, rounds = 0, own-exponent = -1 }
                    """))
        .hasMessageContaining("recommend.filter.smooth is 0, must be 1 to 2048")
        .hasMessageContaining("recommend.filter.damping is 1.5, must be 0 to 1")
        .hasMessageContaining("recommend.filter.rounds is 0, must be 1 to 100")
        .hasMessageContaining("recommend.filter.own-exponent is -1, must be 0 to 1");
  }

  @Test
  void theModelKeepsItsOwnSettingsAndNotThoseItDoesNotUse() {
    assertThat(settings("trainer = filter").parameters(new Feedback(30, 10, 5)))
        .containsEntry("damped", "64")
        .containsEntry("smooth", "512")
        .containsKey("blocks")
        .doesNotContainKeys("rank", "alpha", "weighting");
  }
}
