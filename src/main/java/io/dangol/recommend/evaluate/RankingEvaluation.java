package io.dangol.recommend.evaluate;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.STRENGTH;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.CatalogueItems;
import io.dangol.recommend.rank.CustomerHistories;
import io.dangol.recommend.rank.CustomerSample;
import io.dangol.recommend.rank.Learned;
import io.dangol.recommend.rank.RankingSettings;
import io.dangol.recommend.train.Factors;
import io.dangol.recommend.train.Trainer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how good the lists of every model and baseline would have been as of an earlier date.
 *
 * <p>Models learn from the events up to the end of the cut date. The truth is what the customers
 * known by then took in the test days after it. Models: popular, own-frequency, co-occurrence (left
 * out if the catalogue is too large), als, blend. Populations: all, repeat, new.
 *
 * <p>Items not on sale on the cut date are never shown. Stock is ignored, because past stock is not
 * known. Repeat policies are ignored, because each population defines which items may return. An
 * item without any strength left counts as never taken.
 */
public final class RankingEvaluation {

  private static final Logger LOG = LoggerFactory.getLogger(RankingEvaluation.class);

  private static final String[] USING_CUSTOMER = {CUSTOMER_ID.name()};

  private final RankingSettings ranking;
  private final Trainer trainer;
  private final EvaluationSettings settings;
  private final InteractionsAsOf interactionsAsOf;

  public RankingEvaluation(
      RankingSettings ranking,
      Trainer trainer,
      EvaluationSettings settings,
      InteractionsAsOf interactionsAsOf) {
    this.ranking = ranking;
    this.trainer = trainer;
    this.settings = settings;
    this.interactionsAsOf = interactionsAsOf;
  }

  /** The number of test days after the cut. */
  int testDays() {
    return settings.testDays();
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
    Dataset<Row> known = events.where(OCCURRED_AT.col().lt(lit(cut.end())));
    Dataset<Row> interactions =
        cached(interactionsAsOf.of(known, cut.end()).where(STRENGTH.col().gt(0)));
    Dataset<Row> wanted =
        cached(
            CustomerSample.of(
                wanted(events, cut).join(customers(interactions), USING_CUSTOMER),
                settings.customers()));
    try {
      long testCustomers = wanted.count();
      if (testCustomers < settings.minCustomers()) {
        warnOfTooFew(testCustomers, cut);
        return List.of();
      }
      return scored(cut, known, items, interactions, wanted);
    } finally {
      wanted.unpersist();
      interactions.unpersist();
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

  private List<Metric> scored(
      Run cut,
      Dataset<Row> known,
      Dataset<Row> items,
      Dataset<Row> interactions,
      Dataset<Row> wanted) {
    EpochQuality epochs =
        new EpochQuality(
            trainer, interactions, wanted, settings.k(), ranking.maxItems(), detail(cut));
    Factors factors = trainer.train(interactions, Optional.empty(), cut.seed(), epochs);
    Catalogue catalogue =
        CatalogueItems.asOf(cut, known, factors.items(), items, ranking.withoutStock());
    Learned learned = Learned.from(interactions, catalogue, ranking);
    List<Row> parts =
        wanted
            .join(
                CustomerHistories.of(interactions, factors.customers(), ranking.targetTypes()),
                USING_CUSTOMER)
            .repartition(ranking.partitions(), CUSTOMER_ID.col())
            .sortWithinPartitions(CUSTOMER_ID.col())
            .mapPartitions(
                new ListScoring(
                    catalogue.broadcast(), learned.broadcast(), ranking.blend(), settings.k()),
                Encoders.row(ListScoring.SCHEMA))
            .collectAsList();
    ListMetrics sums = new ListMetrics(settings.k(), catalogue.size, detail(cut));
    parts.forEach(sums::add);
    List<Metric> metrics = new ArrayList<>(sums.metrics());
    metrics.addAll(epochs.metrics());
    return metrics;
  }

  /** {@code customer_id} and {@code wanted}, the distinct items that each took in the test days. */
  private Dataset<Row> wanted(Dataset<Row> events, Run cut) {
    Instant until = cut.endOf(cut.asOf().plusDays(settings.testDays()));
    return events
        .where(
            OCCURRED_AT
                .col()
                .geq(lit(cut.end()))
                .and(OCCURRED_AT.col().lt(lit(until)))
                .and(EVENT_TYPE.col().isInCollection(ranking.targetTypes())))
        .where(CUSTOMER_ID.col().isNotNull().and(ITEM_ID.col().isNotNull()))
        .groupBy(CUSTOMER_ID.col())
        .agg(collect_set(ITEM_ID.col()).as(ListScoring.WANTED));
  }

  private static Dataset<Row> customers(Dataset<Row> interactions) {
    return interactions.select(CUSTOMER_ID.col()).distinct();
  }

  private static Dataset<Row> cached(Dataset<Row> rows) {
    return rows.persist(StorageLevel.MEMORY_AND_DISK());
  }

  private String detail(Run cut) {
    return "known up to %s, tested on the %s days after; %s"
        .formatted(cut.asOf(), settings.testDays(), String.join(", ", ranking.targetTypes()));
  }
}
