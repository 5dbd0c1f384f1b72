package io.dangol.recommend.evaluate;

import io.dangol.learn.BootstrapMean;
import io.dangol.learn.Metric;
import io.dangol.learn.RankingTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/** Adds up the rows of {@link ListScoring} and names the figures. */
final class ListMetrics {

  /** The models that the published list must not fall behind. */
  private static final Set<String> BASELINES =
      Set.of(ListScoring.POPULAR, ListScoring.OWN_FREQUENCY, ListScoring.CO_OCCURRENCE);

  /** By population, then by model. */
  private final Map<String, Map<String, Totals>> totals = new LinkedHashMap<>();

  private final int k;
  private final int catalogue;
  private final String detail;

  private record Totals(RankingTotals ranking, BootstrapMean ndcg) {}

  /**
   * Begins with no customers.
   *
   * @param k length of the lists
   * @param catalogue number of items that could have been shown
   */
  ListMetrics(int k, int catalogue, String detail) {
    this.k = k;
    this.catalogue = catalogue;
    this.detail = detail;
  }

  void add(Row part) {
    Totals sums =
        totals
            .computeIfAbsent(part.getString(1), population -> new LinkedHashMap<>())
            .computeIfAbsent(
                part.getString(0), model -> new Totals(new RankingTotals(k), new BootstrapMean()));
    sums.ranking.merge(
        doubles(part, 2),
        part.<Integer>getList(3).stream().mapToInt(position -> position).toArray());
    sums.ndcg.merge(doubles(part, 4), doubles(part, 5));
  }

  private static double[] doubles(Row row, int at) {
    return row.<Double>getList(at).stream().mapToDouble(value -> value).toArray();
  }

  /** All figures of all models; those of a population without customers are left out. */
  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    totals.forEach(
        (population, models) ->
            models.forEach(
                (model, sums) -> {
                  if (sums.ranking.customers() > 0) {
                    metrics.addAll(sums.ranking.metrics(model, population, catalogue, detail));
                    metrics.addAll(
                        interval(model, population, "ndcg@" + k, sums, sums.ndcg.interval()));
                    if (model.equals(ListScoring.BLEND)) {
                      metrics.addAll(ahead(population, models, sums));
                    }
                  }
                }));
    return metrics;
  }

  /** How far the published list is ahead of the best baseline. */
  private List<Metric> ahead(String population, Map<String, Totals> models, Totals mine) {
    String best =
        models.keySet().stream()
            .filter(BASELINES::contains)
            .max(Comparator.comparingDouble(model -> ndcg(models.get(model))))
            .orElseThrow();
    Totals other = models.get(best);
    String name = "ndcg@" + k + " ahead";
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        new Metric(
            ListScoring.BLEND,
            population,
            name,
            ndcg(mine) - ndcg(other),
            mine.ranking.customers(),
            "of " + best + "; " + detail));
    metrics.addAll(
        interval(ListScoring.BLEND, population, name, mine, mine.ndcg.minus(other.ndcg)));
    return metrics;
  }

  private static double ndcg(Totals sums) {
    return sums.ranking.ndcg();
  }

  private List<Metric> interval(
      String model, String population, String name, Totals sums, BootstrapMean.Interval interval) {
    long customers = sums.ranking.customers();
    return List.of(
        new Metric(model, population, Metric.low(name), interval.low(), customers, detail),
        new Metric(model, population, Metric.high(name), interval.high(), customers, detail));
  }
}
