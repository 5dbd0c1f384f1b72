package io.dangol.recommend.evaluate;

import io.dangol.learn.BootstrapMean;
import io.dangol.learn.Interval;
import io.dangol.learn.Metric;
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
  private final Map<Population, Map<ListKind, ListTotals>> totals = new EnumMap<>(Population.class);

  private final int k;
  private final int catalogue;
  private final int onSale;
  private final String detail;

  /**
   * Begins with no customers.
   *
   * @param k length of the lists
   * @param catalogue number of items that somebody took or that have factors
   * @param onSale number of items that could have been shown
   */
  ListMetrics(int k, int catalogue, int onSale, String detail) {
    this.k = k;
    this.catalogue = catalogue;
    this.onSale = onSale;
    this.detail = detail;
  }

  void add(Row part) {
    totals
        .computeIfAbsent(ListTotals.population(part), population -> new EnumMap<>(ListKind.class))
        .computeIfAbsent(ListTotals.model(part), model -> new ListTotals(k))
        .merge(part);
  }

  /**
   * The best model of each population: the formula, unless another one is ahead of it in nearly all
   * draws. Populations without customers are left out.
   */
  Map<Population, ListKind> best() {
    Map<Population, ListKind> best = new EnumMap<>(Population.class);
    totals.forEach(
        (population, models) -> {
          if (models.get(ListKind.BLEND).ranking().customers() > 0) {
            best.put(population, best(models));
          }
        });
    return best;
  }

  private static ListKind best(Map<ListKind, ListTotals> models) {
    BootstrapMean formula = models.get(ListKind.BLEND).mean(ListFigure.NDCG);
    return models.keySet().stream()
        .filter(kind -> kind.isBaseline() || kind == ListKind.RANKER)
        .filter(kind -> models.get(kind).mean(ListFigure.NDCG).shareAbove(formula) >= SURE)
        .max(Comparator.comparingDouble(kind -> ndcg(models.get(kind))))
        .orElse(ListKind.BLEND);
  }

  /** All figures of all models; those of a population without customers are left out. */
  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    Map<Population, ListKind> best = best();
    best.forEach(
        (population, published) -> {
          Map<ListKind, ListTotals> models = totals.get(population);
          models.forEach((kind, sums) -> metrics.addAll(figures(kind, population, sums)));
          metrics.addAll(published(published, population, models));
        });
    return metrics;
  }

  private List<Metric> figures(ListKind kind, Population population, ListTotals sums) {
    String model = kind.word();
    String of = population.word();
    List<Metric> metrics = new ArrayList<>(sums.ranking().metrics(model, of, catalogue, detail));
    sums.means()
        .forEach(
            (figure, mean) -> {
              String name = figure.metric(k);
              if (figure != ListFigure.NDCG) {
                metrics.add(new Metric(model, of, name, mean.mean(), mean.customers(), detail));
              }
              metrics.addAll(interval(model, of, name, mean.customers(), mean.interval(), detail));
            });
    double gini = sums.gini(onSale);
    if (!Double.isNaN(gini)) {
      metrics.add(
          new Metric(model, of, ListFigure.gini(k), gini, sums.ranking().customers(), detail));
    }
    return metrics;
  }

  /** Marks the published model, and says how far it is ahead of the best baseline. */
  private List<Metric> published(
      ListKind published, Population population, Map<ListKind, ListTotals> models) {
    ListKind rival =
        models.keySet().stream()
            .filter(kind -> kind.isBaseline() && kind != published)
            .max(Comparator.comparingDouble(kind -> ndcg(models.get(kind))))
            .orElseThrow();
    ListTotals mine = models.get(published);
    ListTotals other = models.get(rival);
    long customers = mine.ranking().customers();
    String of = population.word();
    String name = ListFigure.NDCG.metric(k) + " ahead";
    String ahead = "of " + rival.word() + "; " + detail;
    List<Metric> metrics = new ArrayList<>();
    metrics.add(new Metric(published.word(), of, Metric.PUBLISHED, 1, customers, detail));
    metrics.add(new Metric(published.word(), of, name, ndcg(mine) - ndcg(other), customers, ahead));
    metrics.addAll(
        interval(
            published.word(),
            of,
            name,
            customers,
            mine.mean(ListFigure.NDCG).minus(other.mean(ListFigure.NDCG)),
            ahead));
    return metrics;
  }

  private static double ndcg(ListTotals sums) {
    return sums.ranking().ndcg();
  }

  private static List<Metric> interval(
      String model,
      String population,
      String name,
      long customers,
      Interval interval,
      String detail) {
    return List.of(
        new Metric(model, population, Metric.low(name), interval.low(), customers, detail),
        new Metric(model, population, Metric.high(name), interval.high(), customers, detail));
  }
}
