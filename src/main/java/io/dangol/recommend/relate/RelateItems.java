package io.dangol.recommend.relate;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.BASKET_ID;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.RELATION;
import static io.dangol.table.Columns.SESSION_ID;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.ITEM_FACTORS;
import static io.dangol.table.Tables.RELATED_ITEMS;
import static org.apache.spark.sql.functions.coalesce;
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
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Lists the related items of each item: by baskets, by customers and by factors. */
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
    Dataset<Row> absent =
        inputs
            .read(ITEMS)
            .where(not(CatalogueItems.isActive(run.asOf(), ranking.requiresStock())))
            .select(ITEM_ID.col());
    Dataset<Row> taken = taken(run, inputs.read(EVENTS));
    Dataset<Row> baskets = sets(taken, basket(run));
    Dataset<Row> histories = sets(taken, CUSTOMER_ID.col());
    try {
      Dataset<Row> inBaskets = AssociatedItems.of(baskets, absent, settings);
      Dataset<Row> ofCustomers = AssociatedItems.of(histories, absent, settings);
      Dataset<Row> byFactors =
          SimilarItems.of(inputs.read(ITEM_FACTORS), absent, settings, ranking.maxItems());
      Dataset<Row> related =
          relation(Relation.BOUGHT_TOGETHER, inBaskets)
              .union(relation(Relation.SAME_CUSTOMERS, ofCustomers))
              .union(relation(Relation.ALIKE, byFactors));
      outputs.write(RELATED_ITEMS, related);
    } finally {
      baskets.unpersist();
      histories.unpersist();
    }
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

  private static Dataset<Row> sets(Dataset<Row> taken, Column group) {
    return AssociatedItems.sets(
            taken.select(group.as(AssociatedItems.GROUP), ITEM_ID.col()).where(group.isNotNull()))
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** The order, else the session; without either, everything that a customer took on a day. */
  private static Column basket(Run run) {
    Column day = to_date(from_utc_timestamp(OCCURRED_AT.col(), run.zone().getId()));
    return coalesce(
        concat(lit("basket "), BASKET_ID.col()),
        concat(lit("session "), SESSION_ID.col()),
        concat(lit("day "), day.cast("string"), lit(" of "), CUSTOMER_ID.col().cast("string")));
  }

  /**
   * All columns of the table except the date; those that the relation does not measure are null.
   */
  private static Dataset<Row> relation(Relation relation, Dataset<Row> rows) {
    Set<String> measured = Set.of(rows.columns());
    return rows.withColumn(RELATION.name(), relation.value())
        .select(
            RELATED_ITEMS.columns().stream()
                .filter(field -> !field.equals(AS_OF_ON))
                .map(
                    field ->
                        measured.contains(field.name()) || field.equals(RELATION)
                            ? field.col()
                            : lit(null).cast(field.type()).as(field.name()))
                .toArray(Column[]::new));
  }
}
