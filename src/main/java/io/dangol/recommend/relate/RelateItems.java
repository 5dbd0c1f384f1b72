package io.dangol.recommend.relate;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.BASKET_ID;
import static io.dangol.table.Columns.CATEGORY;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.PRICE;
import static io.dangol.table.Columns.RELATION;
import static io.dangol.table.Columns.SESSION_ID;
import static io.dangol.table.Tables.BUNDLES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.ITEM_FACTORS;
import static io.dangol.table.Tables.RELATED_ITEMS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.recommend.rank.CatalogueItems;
import io.dangol.recommend.rank.RankingSettings;
import io.dangol.table.Words.Relation;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Lists the related items of each item, by baskets, by customers, by what they took next and by
 * factors, and the bundles.
 */
public final class RelateItems implements Step {

  public static final String JOB = "relate-items";

  private final RankingSettings ranking;
  private final RelatedSettings settings;

  public RelateItems(RankingSettings ranking, RelatedSettings settings) {
    this.ranking = ranking;
    this.settings = settings;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Dataset<Row> items = items(run, inputs.read(ITEMS));
    Dataset<Row> absent = items.where(not(col(ItemFacts.IS_LISTABLE))).select(ITEM_ID.col());
    Dataset<Row> taken = taken(run, inputs.read(EVENTS));
    Dataset<Row> baskets = kept(AssociatedItems.sets(inGroups(taken, basket(run))));
    Dataset<Row> histories = kept(NextItems.histories(byCustomers(taken, run)));
    Broadcast<ItemCounts> inBaskets =
        AssociatedItems.counts(Relation.BOUGHT_TOGETHER, baskets, absent, settings);
    Dataset<Row> together = kept(AssociatedItems.of(baskets, inBaskets, settings));
    try {
      outputs.write(BUNDLES, new Bundles(baskets, inBaskets, settings).rows(together, run.asOf()));
      Dataset<Row> counted =
          NextItems.of(histories, items, settings)
              .map(together::union)
              .orElse(together)
              .union(AssociatedItems.of(Relation.SAME_CUSTOMERS, histories, absent, settings));
      Dataset<Row> alike =
          SimilarItems.of(inputs.read(ITEM_FACTORS), absent, settings, ranking.maxItems())
              .withColumn(RELATION.name(), Relation.ALIKE.value());
      outputs.write(RELATED_ITEMS, inAllColumns(counted).union(inAllColumns(alike)));
    } finally {
      Stream.of(baskets, histories, together).forEach(Dataset::unpersist);
    }
  }

  private Dataset<Row> items(Run run, Dataset<Row> items) {
    return items.select(
        ITEM_ID.col(),
        CATEGORY.col(),
        PRICE.col(),
        CatalogueItems.isActive(run.asOf(), ranking.requiresStock()).as(ItemFacts.IS_LISTABLE));
  }

  private Dataset<Row> taken(Run run, Dataset<Row> events) {
    return events.where(
        EVENT_TYPE
            .col()
            .isInCollection(ranking.targetTypes())
            .and(ITEM_ID.col().isNotNull())
            .and(OCCURRED_AT.col().lt(lit(run.end())))
            .and(
                OCCURRED_AT
                    .col()
                    .geq(lit(run.endOf(run.asOf().minusDays(settings.windowDays()))))));
  }

  private static Dataset<Row> kept(Dataset<Row> rows) {
    return rows.persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static Dataset<Row> inGroups(Dataset<Row> taken, Column group) {
    return taken
        .select(group.as(AssociatedItems.GROUP), ITEM_ID.col())
        .where(col(AssociatedItems.GROUP).isNotNull());
  }

  private static Dataset<Row> byCustomers(Dataset<Row> taken, Run run) {
    return taken
        .where(CUSTOMER_ID.col().isNotNull())
        .select(CUSTOMER_ID.col(), ITEM_ID.col(), day(run).as(NextItems.DAY));
  }

  /** The order, else the session; without either, everything that a customer took on a day. */
  private static Column basket(Run run) {
    return coalesce(
        concat(lit("basket "), BASKET_ID.col()),
        concat(lit("session "), SESSION_ID.col()),
        concat(
            lit("day "), day(run).cast("string"), lit(" of "), CUSTOMER_ID.col().cast("string")));
  }

  private static Column day(Run run) {
    return to_date(from_utc_timestamp(OCCURRED_AT.col(), run.zone().getId()));
  }

  /**
   * All columns of the table except the date; those that the relation does not measure are null.
   */
  private static Dataset<Row> inAllColumns(Dataset<Row> rows) {
    Set<String> measured = Set.of(rows.columns());
    return rows.select(
        RELATED_ITEMS.columns().stream()
            .filter(field -> !field.equals(AS_OF_ON))
            .map(
                field ->
                    measured.contains(field.name())
                        ? field.col()
                        : lit(null).cast(field.type()).as(field.name()))
            .toArray(Column[]::new));
  }
}
