package io.dangol.recommend.evaluate;

import io.dangol.learn.BootstrapMean;
import io.dangol.learn.Metric;
import io.dangol.learn.RankingTotals;
import io.dangol.recommend.rank.ListKind;
import io.dangol.table.Words.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Adds up the rows of {@link ListScoring}, names the figures and says which models are best. */
final class ListMetrics {

  /**
   * The share of the bootstrap's draws in which a model must be ahead of the formula to replace it.
   */
  private static final double SURE = 0.9;

  /** By population, then by model. */
  private final Map<Population, Map<ListKind, Totals>> totals = new EnumMap<>(Population.class);

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
            .computeIfAbsent(
                Population.valueOf(part.getString(1)), population -> new EnumMap<>(ListKind.class))
            .computeIfAbsent(
                ListKind.valueOf(part.getString(0)),
                model -> new Totals(new RankingTotals(k), new BootstrapMean()));
    sums.ranking.merge(
        doubles(part, 2),
        part.<Integer>getList(3).stream().mapToInt(position -> position).toArray());
    sums.ndcg.merge(doubles(part, 4), doubles(part, 5));
  }

  private static double[] doubles(Row row, int at) {
    return row.<Double>getList(at).stream().mapToDouble(value -> value).toArray();
  }

  /**
   * The best model of each population: the formula, unless another one is ahead of it in nearly all
   * draws. Populations without customers are left out.
   */
  Map<Population, ListKind> best() {
    Map<Population, ListKind> best = new EnumMap<>(Population.class);
    totals.forEach(
        (population, models) -> {
          if (models.get(ListKind.BLEND).ranking.customers() > 0) {
            best.put(population, best(models));
          }
        });
    return best;
  }

  private static ListKind best(Map<ListKind, Totals> models) {
    BootstrapMean formula = models.get(ListKind.BLEND).ndcg;
    return models.keySet().stream()
        .filter(kind -> kind.isBaseline() || kind == ListKind.RANKER)
        .filter(kind -> models.get(kind).ndcg.shareAbove(formula) >= SURE)
        .max(Comparator.comparingDouble(kind -> ndcg(models.get(kind))))
        .orElse(ListKind.BLEND);
  }

  /** All figures of all models; those of a population without customers are left out. */
  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    Map<Population, ListKind> best = best();
    best.forEach(
        (population, published) -> {
          Map<ListKind, Totals> models = totals.get(population);
          models.forEach((kind, sums) -> metrics.addAll(figures(kind, population, sums)));
          metrics.addAll(published(published, population, models));
        });
    return metrics;
  }

  private List<Metric> figures(ListKind kind, Population population, Totals sums) {
    List<Metric> metrics =
        new ArrayList<>(sums.ranking.metrics(kind.word(), population.word(), catalogue, detail));
    metrics.addAll(
        interval(kind.word(), population, ndcgName(), sums, sums.ndcg.interval(), detail));
    return metrics;
  }

  /** Marks the published model, and says how far it is ahead of the best baseline. */
  private List<Metric> published(
      ListKind published, Population population, Map<ListKind, Totals> models) {
    ListKind rival =
        models.keySet().stream()
            .filter(kind -> kind.isBaseline() && kind != published)
            .max(Comparator.comparingDouble(kind -> ndcg(models.get(kind))))
            .orElseThrow();
    Totals mine = models.get(published);
    Totals other = models.get(rival);
    long customers = mine.ranking.customers();
    String of = population.word();
    String name = ndcgName() + " ahead";
    String ahead = "of " + rival.word() + "; " + detail;
    List<Metric> metrics = new ArrayList<>();
    metrics.add(new Metric(published.word(), of, Metric.PUBLISHED, 1, customers, detail));
    metrics.add(new Metric(published.word(), of, name, ndcg(mine) - ndcg(other), customers, ahead));
    metrics.addAll(
        interval(published.word(), population, name, mine, mine.ndcg.minus(other.ndcg), ahead));
    return metrics;
  }

  private String ndcgName() {
    return "ndcg@" + k;
  }

  private static double ndcg(Totals sums) {
    return sums.ranking.ndcg();
  }

  private static List<Metric> interval(
      String model,
      Population population,
      String name,
      Totals sums,
      BootstrapMean.Interval interval,
      String detail) {
    long customers = sums.ranking.customers();
    String of = population.word();
    return List.of(
        new Metric(model, of, Metric.low(name), interval.low(), customers, detail),
        new Metric(model, of, Metric.high(name), interval.high(), customers, detail));
  }
}
