package io.dangol.recommend.rerank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.STRENGTH;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Run;
import io.dangol.recommend.rank.CustomerSample;
import io.dangol.recommend.rank.RankingSettings;
import io.dangol.recommend.train.Trainer;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Goes back to past dates of a shop.
 *
 * @param events {@code silver.events} with {@code customer_id}, null for an anonymous event
 * @param items {@code silver.items}
 * @param ranking stock is ignored, because past stock is not known
 * @param testDays days after a date whose events tell what the lists should have shown
 */
public record PastDates(
    Dataset<Row> events,
    Dataset<Row> items,
    RankingSettings ranking,
    Trainer trainer,
    InteractionsAsOf interactionsAsOf,
    int testDays) {

  private static final String[] USING_CUSTOMER = {CUSTOMER_ID.name()};

  /**
   * A past date, with the customers known by then who took something after it.
   *
   * @param cut its as-of date is the last day whose events are known
   * @param most the greatest number of these customers
   */
  public PastDate at(Run cut, int most) {
    Dataset<Row> known = known(cut);
    Dataset<Row> interactions = interactions(known, cut);
    return new PastDate(this, cut, known, interactions, wanted(cut, interactions, most));
  }

  /** The same in a shop that has only a sample of its customers, of this size. */
  PastDate ofSample(Run cut, int customers) {
    Dataset<Row> known = known(cut);
    Dataset<Row> everybody =
        known.where(CUSTOMER_ID.col().isNotNull()).select(CUSTOMER_ID.col()).distinct();
    Dataset<Row> sample = CustomerSample.of(everybody, customers);
    Dataset<Row> interactions = interactions(known.join(sample, USING_CUSTOMER), cut);
    return new PastDate(this, cut, known, interactions, wanted(cut, interactions, customers));
  }

  private Dataset<Row> known(Run cut) {
    return events.where(OCCURRED_AT.col().lt(lit(cut.end())));
  }

  private Dataset<Row> interactions(Dataset<Row> known, Run cut) {
    return interactionsAsOf.of(known, cut.end()).where(STRENGTH.col().gt(0));
  }

  /** {@code customer_id} and {@code wanted}, the distinct items that each took in the test days. */
  private Dataset<Row> wanted(Run cut, Dataset<Row> interactions, int most) {
    Instant until = cut.endOf(cut.asOf().plusDays(testDays));
    Dataset<Row> wanted =
        events
            .where(
                OCCURRED_AT
                    .col()
                    .geq(lit(cut.end()))
                    .and(OCCURRED_AT.col().lt(lit(until)))
                    .and(EVENT_TYPE.col().isInCollection(ranking.targetTypes())))
            .where(CUSTOMER_ID.col().isNotNull().and(ITEM_ID.col().isNotNull()))
            .groupBy(CUSTOMER_ID.col())
            .agg(collect_set(ITEM_ID.col()).as(PastDate.WANTED));
    Dataset<Row> customers = interactions.select(CUSTOMER_ID.col()).distinct();
    return CustomerSample.of(wanted.join(customers, USING_CUSTOMER), most);
  }
}
