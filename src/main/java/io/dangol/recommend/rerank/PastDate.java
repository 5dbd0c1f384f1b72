package io.dangol.recommend.rerank;

import static io.dangol.table.Columns.CUSTOMER_ID;

import io.dangol.job.Run;
import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.CatalogueItems;
import io.dangol.recommend.rank.CustomerHistories;
import io.dangol.recommend.rank.Learned;
import io.dangol.recommend.rank.RankingSettings;
import io.dangol.recommend.train.EpochListener;
import io.dangol.recommend.train.Factors;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** What was known on a past date, and what customers took after it. Holds both in Spark's cache. */
public final class PastDate implements AutoCloseable {

  /** Ids of what the customer took after the date, each once. */
  public static final String WANTED = "wanted";

  private final PastDates shop;
  private final Run cut;
  private final Dataset<Row> known;
  private final Dataset<Row> interactions;
  private final Dataset<Row> wanted;

  PastDate(
      PastDates shop, Run cut, Dataset<Row> known, Dataset<Row> interactions, Dataset<Row> wanted) {
    this.shop = shop;
    this.cut = cut;
    this.known = known;
    this.interactions = interactions.persist(StorageLevel.MEMORY_AND_DISK());
    this.wanted = wanted.persist(StorageLevel.MEMORY_AND_DISK());
  }

  /**
   * What a night would have learned on the date.
   *
   * @param customers {@code customer_id}, {@code wanted}, and the columns of {@link
   *     CustomerHistories}
   */
  public record Night(Catalogue catalogue, Learned learned, Dataset<Row> customers) {}

  /** {@code silver.events} up to the date. */
  public Dataset<Row> known() {
    return known;
  }

  /** The rows of {@code gold.interactions} whose strength is above 0. */
  public Dataset<Row> interactions() {
    return interactions;
  }

  /** {@code customer_id}, {@code wanted}. */
  public Dataset<Row> wanted() {
    return wanted;
  }

  /** Trains on what was known. */
  public Night learned(EpochListener epochs) {
    RankingSettings ranking = shop.ranking().withoutStock();
    Factors factors = shop.trainer().train(interactions, Optional.empty(), cut.seed(), epochs);
    Catalogue catalogue =
        CatalogueItems.asOf(cut, known, factors.items(), shop.items(), Set.of(), ranking);
    Dataset<Row> customers =
        wanted
            .join(
                CustomerHistories.of(interactions, factors.customers(), ranking.targetTypes()),
                new String[] {CUSTOMER_ID.name()})
            .repartition(ranking.partitions(), CUSTOMER_ID.col())
            .sortWithinPartitions(CUSTOMER_ID.col());
    return new Night(catalogue, Learned.from(interactions, catalogue, ranking), customers);
  }

  @Override
  public void close() {
    wanted.unpersist();
    interactions.unpersist();
  }
}
