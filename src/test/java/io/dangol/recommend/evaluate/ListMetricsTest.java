package io.dangol.recommend.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.learn.BootstrapMean;
import io.dangol.learn.Metric;
import io.dangol.learn.RankingTotals;
import io.dangol.recommend.rank.ListKind;
import io.dangol.table.Words.Population;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** Lists of one item, which each of 100 customers takes or not. */
class ListMetricsTest {

  private final ListMetrics metrics = new ListMetrics(1, 1, "a shop");

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
    RankingTotals totals = new RankingTotals(1);
    BootstrapMean ndcg = new BootstrapMean();
    for (long customer = 0; customer < 100; customer++) {
      boolean isHit = hit.test(customer);
      totals.add(new int[] {0}, new boolean[] {isHit}, 1, new double[] {1});
      ndcg.add(BootstrapMean.weights(customer), isHit ? 1 : 0);
    }
    return RowFactory.create(
        kind.name(),
        Population.ALL.name(),
        list(totals.sums()),
        CollectionConverters.asScala(Arrays.stream(totals.shown()).boxed().toList()).toSeq(),
        list(ndcg.sums()),
        list(ndcg.counts()));
  }

  private static Object list(double[] values) {
    return CollectionConverters.asScala(Arrays.stream(values).boxed().collect(Collectors.toList()))
        .toSeq();
  }
}
