package io.dangol.recommend.evaluate;

import static io.dangol.table.Columns.CUSTOMER_ID;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.recommend.rank.LinearRanker;
import io.dangol.recommend.rank.ListKind;
import io.dangol.recommend.rank.ListVariety;
import io.dangol.recommend.rank.RankingSettings;
import io.dangol.recommend.rerank.InteractionsAsOf;
import io.dangol.recommend.rerank.PastDate;
import io.dangol.recommend.rerank.PastDates;
import io.dangol.recommend.rerank.RankerSettings;
import io.dangol.recommend.rerank.RankerTraining;
import io.dangol.recommend.train.Trainer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how good the lists of every model and baseline would have been as of an earlier date.
 *
 * <p>Models learn from the events up to the end of the cut date. The truth is what the customers
 * known by then took in the test days after it. Models: those of {@link ListKind}. Populations:
 * all, repeat, new.
 *
 * <p>Items not on sale on the cut date are never shown. Stock is ignored, because past stock is not
 * known. Repeat policies are ignored, because each population defines which items may return. An
 * item without any strength left counts as never taken.
 */
public final class RankingEvaluation {

  private static final Logger LOG = LoggerFactory.getLogger(RankingEvaluation.class);

  private final RankingSettings ranking;
  private final Trainer trainer;
  private final EvaluationSettings settings;
  private final RankerSettings ranker;
  private final InteractionsAsOf interactionsAsOf;

  public RankingEvaluation(
      RankingSettings ranking,
      Trainer trainer,
      EvaluationSettings settings,
      RankerSettings ranker,
      InteractionsAsOf interactionsAsOf) {
    this.ranking = ranking;
    this.trainer = trainer;
    this.settings = settings;
    this.ranker = ranker;
    this.interactionsAsOf = interactionsAsOf;
  }

  /**
   * The metrics; none, with a warning in the log, if fewer than the configured number of customers
   * can be tested.
   *
   * @param cut its as-of date is the last day whose events the models learn from
   * @param events {@code silver.events} with {@code customer_id}, null for an anonymous event
   * @param items {@code silver.items}
   */
  public List<Metric> metrics(Run cut, Dataset<Row> events, Dataset<Row> items) {
    PastDates dates = dates(events, items);
    return evaluated(cut, dates, new RankerTraining(dates, ranker)).metrics();
  }

  /**
   * The same as of the last date whose test days are over, and what follows for the lists of the
   * night.
   *
   * @param night its as-of date is the last test day
   */
  EvaluatedLists lastWindow(Run night, Dataset<Row> events, Dataset<Row> items) {
    PastDates dates = dates(events, items);
    RankerTraining training = new RankerTraining(dates, ranker);
    LocalDate day = night.asOf().minusDays(settings.testDays());
    Run cut = new Run(night.id(), day, night.zone(), night.seed());
    EvaluatedLists lists = evaluated(cut, dates, training);
    return lists.best().containsValue(ListKind.RANKER) ? lists.with(training.asOf(night)) : lists;
  }

  private PastDates dates(Dataset<Row> events, Dataset<Row> items) {
    return new PastDates(events, items, ranking, trainer, interactionsAsOf, settings.testDays());
  }

  private EvaluatedLists evaluated(Run cut, PastDates dates, RankerTraining training) {
    try (PastDate date = dates.at(cut, settings.customers())) {
      long testCustomers = date.wanted().count();
      if (testCustomers < settings.minCustomers()) {
        warnOfTooFew(testCustomers, cut);
        return EvaluatedLists.NONE;
      }
      return scored(cut, date, training.asOf(cut));
    }
  }

  private void warnOfTooFew(long testCustomers, Run cut) {
    LOG.warn(
        "recommendations are not evaluated as of {}: {} customers with history and a later {},"
            + " at least {} are needed",
        cut.asOf(),
        testCustomers,
        String.join(" or ", ranking.targetTypes()),
        settings.minCustomers());
  }

  private EvaluatedLists scored(Run cut, PastDate date, LinearRanker learnedOrder) {
    EpochQuality epochs =
        new EpochQuality(
            trainer,
            date.interactions(),
            date.wanted(),
            settings.k(),
            ranking.maxItems(),
            detail(cut));
    PastDate.Night night = date.learned(epochs);
    ListMetrics sums =
        new ListMetrics(
            settings.k(),
            night.catalogue().known(),
            new ListVariety(night.catalogue()).onSale(),
            detail(cut));
    withPurchases(night.customers(), date.known(), cut)
        .mapPartitions(
            new ListScoring(
                night.catalogue().broadcast(),
                night.learned().broadcast(),
                ranking.lists(),
                learnedOrder,
                settings.k()),
            Encoders.row(ListTotals.SCHEMA))
        .collectAsList()
        .forEach(sums::add);
    List<Metric> metrics = new ArrayList<>(sums.metrics());
    metrics.addAll(epochs.metrics());
    return new EvaluatedLists(metrics, sums.best(), LinearRanker.NONE);
  }

  private Dataset<Row> withPurchases(Dataset<Row> customers, Dataset<Row> known, Run cut) {
    return customers
        // One to one, or none of a customer who only looked.
        .join(
            PastPurchases.of(known, ranking.targetTypes(), cut.zone()),
            new String[] {CUSTOMER_ID.name()},
            "left_outer")
        .repartition(ranking.partitions(), CUSTOMER_ID.col())
        .sortWithinPartitions(CUSTOMER_ID.col());
  }

  private String detail(Run cut) {
    return "known up to %s, tested on the %s days after; %s"
        .formatted(cut.asOf(), settings.testDays(), String.join(", ", ranking.targetTypes()));
  }
}
