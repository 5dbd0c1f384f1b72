package io.dangol.recommend.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.learn.BootstrapMean;
import io.dangol.learn.Metric;
import io.dangol.recommend.rank.ListKind;
import io.dangol.table.Words.Population;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** Lists of one item, which each of 100 customers takes or not. */
class ListMetricsTest {

  private final ListMetrics metrics = new ListMetrics(1, 1, 4, "a shop");

  @Test
  void theFormulaIsPublishedUnlessAnotherModelIsClearlyAhead() {
    metrics.add(part(ListKind.POPULAR, customer -> customer % 2 == 1));
    // One customer more than the formula: two of five draws lack the customer.
    metrics.add(part(ListKind.OWN_FREQUENCY, customer -> customer % 2 == 0 || customer == 1));
    metrics.add(part(ListKind.BLEND, customer -> customer % 2 == 0));

    assertThat(metrics.best()).containsExactly(Map.entry(Population.ALL, ListKind.BLEND));
    assertThat(published()).isEqualTo("blend");
    assertThat(figure("blend", "ndcg@1 ahead")).isEqualTo(0.5 - 0.51);
  }

  @Test
  void theLearnedOrderIsPublishedWhereItIsAhead() {
    metrics.add(part(ListKind.POPULAR, customer -> customer % 10 == 0));
    metrics.add(part(ListKind.BLEND, customer -> customer % 2 == 0));
    metrics.add(part(ListKind.RANKER, customer -> customer % 2 == 0 || customer < 20));

    assertThat(metrics.best()).containsExactly(Map.entry(Population.ALL, ListKind.RANKER));
    assertThat(published()).isEqualTo("ranker");
    assertThat(figure("ranker", "ndcg@1")).isEqualTo(0.6);
    assertThat(metrics.metrics())
        .filteredOn(metric -> metric.name().equals("ndcg@1 ahead"))
        .extracting(Metric::detail)
        .containsExactly("of popular; a shop");
  }

  @Test
  void aBaselineThatIsBetterIsPublishedAndTheBestOneIs() {
    metrics.add(part(ListKind.POPULAR, customer -> customer % 2 == 0));
    metrics.add(part(ListKind.OWN_FREQUENCY, customer -> customer % 4 > 0));
    metrics.add(part(ListKind.BLEND, customer -> customer % 10 == 0));

    assertThat(metrics.best()).containsExactly(Map.entry(Population.ALL, ListKind.OWN_FREQUENCY));
    // The other baseline is the rival now.
    assertThat(figure("own-frequency", "ndcg@1 ahead")).isEqualTo(0.75 - 0.5);
  }

  @Test
  void factorsAloneAreNeverPublished() {
    metrics.add(part(ListKind.POPULAR, customer -> false));
    metrics.add(part(ListKind.ALS, customer -> true));
    metrics.add(part(ListKind.BLEND, customer -> customer % 2 == 0));

    assertThat(metrics.best()).containsExactly(Map.entry(Population.ALL, ListKind.BLEND));
  }

  @Test
  void saysHowVariedListsAreAndHowGoodTheyAreForWhom() {
    ListTotals popular = totals(customer -> false);
    ListTotals blend = totals(customer -> customer % 2 == 0);
    int[] weights = BootstrapMean.weights(1);
    blend.add(ListFigure.DIFFERENCE, weights, 0.25);
    blend.add(ListFigure.DIFFERENCE, BootstrapMean.weights(2), 0.75);
    blend.add(ListFigure.ofCustomersWith(1), weights, 0.5);
    blend.add(ListFigure.ofCustomersWith(2), weights, 0.2);
    blend.add(ListFigure.ofCustomersWith(4), weights, 0.4);
    blend.add(ListFigure.ofCustomersWith(5), weights, 0.1);
    metrics.add(collected(popular.row(ListKind.POPULAR, Population.ALL)));
    metrics.add(collected(blend.row(ListKind.BLEND, Population.ALL)));

    // One of four items on sale is on every list.
    assertThat(figure("blend", "variety: gini@1")).isEqualTo(0.75);
    assertThat(figure("blend", "variety: difference@1")).isEqualTo(0.5);
    assertThat(figure("blend", "variety: difference@1, 2.5%")).isEqualTo(0.25);
    assertThat(figure("blend", "variety: difference@1, 97.5%")).isEqualTo(0.75);
    assertThat(figure("blend", "customers: ndcg@1 new")).isEqualTo(0.5);
    assertThat(figure("blend", "customers: ndcg@1 few")).isEqualTo((0.2 + 0.4) / 2);
    assertThat(figure("blend", "customers: ndcg@1 many")).isEqualTo(0.1);
    assertThat(metrics.metrics())
        .filteredOn(metric -> metric.name().startsWith("customers: ndcg@1 few"))
        .extracting(Metric::sampleSize)
        .containsExactly(2L, 2L, 2L);
  }

  @Test
  void partsOfTheCustomersAddUp() {
    for (ListKind kind : List.of(ListKind.POPULAR, ListKind.BLEND)) {
      metrics.add(part(kind, customer -> customer < 10));
      metrics.add(part(kind, customer -> customer < 30));
    }

    assertThat(figure("blend", "ndcg@1")).isEqualTo(0.2);
    assertThat(figure("blend", "variety: gini@1")).isEqualTo(0.75);
    assertThat(metrics.metrics()).allMatch(metric -> metric.sampleSize() == 200);
  }

  /** The one model that is marked. */
  private String published() {
    return metrics.metrics().stream()
        .filter(metric -> metric.name().equals("published"))
        .map(Metric::model)
        .collect(Collectors.joining(" "));
  }

  private double figure(String model, String name) {
    return metrics.metrics().stream()
        .filter(metric -> metric.model().equals(model) && metric.name().equals(name))
        .mapToDouble(Metric::value)
        .findFirst()
        .orElseThrow();
  }

  private static Row part(ListKind kind, LongPredicate hit) {
    return collected(totals(hit).row(kind, Population.ALL));
  }

  private static ListTotals totals(LongPredicate hit) {
    ListTotals totals = new ListTotals(1);
    for (long customer = 0; customer < 100; customer++) {
      boolean isHit = hit.test(customer);
      totals.add(new int[] {0}, new boolean[] {isHit}, 1, new double[] {1});
      totals.add(ListFigure.NDCG, BootstrapMean.weights(customer), isHit ? 1 : 0);
    }
    return totals;
  }

  /** The row as Spark hands it to the driver. */
  private static Row collected(Row row) {
    return RowFactory.create(
        IntStream.range(0, row.size()).mapToObj(at -> collected(row.get(at))).toArray());
  }

  private static Object collected(Object value) {
    if (value instanceof double[] numbers) {
      return sequence(Arrays.stream(numbers).boxed().toList());
    }
    if (value instanceof int[] numbers) {
      return sequence(Arrays.stream(numbers).boxed().toList());
    }
    return value instanceof Row[] rows
        ? sequence(Arrays.stream(rows).map(ListMetricsTest::collected).toList())
        : value;
  }

  private static Object sequence(List<?> values) {
    return CollectionConverters.asScala(values).toSeq();
  }
}
