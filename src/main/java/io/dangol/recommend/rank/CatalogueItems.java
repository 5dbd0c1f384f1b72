package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Popularity.EVER;
import static io.dangol.recommend.rank.Popularity.RECENT;
import static io.dangol.table.Columns.ACTIVE_FROM;
import static io.dangol.table.Columns.ACTIVE_UNTIL;
import static io.dangol.table.Columns.CATEGORY;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.STOCK;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Run;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what ranking knows about the items on the driver. Memory grows with the number of items,
 * not with that of events.
 */
public final class CatalogueItems {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueItems.class);

  private static final String IS_ACTIVE = "is_active";

  private CatalogueItems() {}

  /**
   * The catalogue at the end of the run's date.
   *
   * @param events {@code silver.events} with {@code customer_id}
   * @param factors {@code item_id}, {@code factors}
   * @param items {@code silver.items}
   */
  public static Catalogue asOf(
      Run run,
      Dataset<Row> events,
      Dataset<Row> factors,
      Dataset<Row> items,
      RankingSettings settings) {
    Instant start = run.endOf(run.asOf().minusDays(settings.popularityDays()));
    return collected(
        Popularity.of(events, settings.targetTypes(), start, run.end()),
        factors,
        items,
        run.asOf(),
        settings);
  }

  /**
   * The items that somebody took or that have factors. If there are more than {@code
   * settings.maxItems()}, the least popular are left out with a warning in the log.
   *
   * @param popularity as from {@link Popularity}
   * @param factors {@code item_id}, {@code factors}
   * @param items {@code silver.items}; an item without a row counts as active and has no category
   */
  static Catalogue collected(
      Dataset<Row> popularity,
      Dataset<Row> factors,
      Dataset<Row> items,
      LocalDate asOf,
      RankingSettings settings) {
    List<Row> rows =
        popularity
            .join(factors.select(ITEM_ID.col(), FACTORS.col()), usingItem(), "full_outer")
            .join(properties(items, asOf, settings.requiresStock()), usingItem(), "left_outer")
            .select(
                ITEM_ID.col(),
                coalesce(col(RECENT), lit(0L)),
                coalesce(col(EVER), lit(0L)),
                coalesce(col(IS_ACTIVE), lit(true)),
                CATEGORY.col(),
                FACTORS.col())
            .orderBy(
                col(RECENT).desc_nulls_last(), col(EVER).desc_nulls_last(), ITEM_ID.col().asc())
            .limit(settings.maxItems() + 1)
            .collectAsList();
    if (rows.size() > settings.maxItems()) {
      LOG.warn(
          "the shop has more items than recommend.max-items, {}: the least popular are left out",
          settings.maxItems());
    }
    return Catalogue.of(
        rows.stream().limit(settings.maxItems()).map(row -> item(row, settings.repeat())).toList());
  }

  private static CatalogueItem item(Row row, RepeatPolicies repeat) {
    return new CatalogueItem(
        row.getLong(0),
        row.getLong(1),
        row.getLong(2),
        row.getBoolean(3),
        repeat.of(Optional.ofNullable(row.getString(4))),
        row.isNullAt(5) ? List.of() : row.getList(5));
  }

  private static Dataset<Row> properties(Dataset<Row> items, LocalDate asOf, boolean needsStock) {
    return items.select(ITEM_ID.col(), CATEGORY.col(), isActive(asOf, needsStock).as(IS_ACTIVE));
  }

  /** Whether a row of {@code silver.items} can be sold on the date; never null. */
  public static Column isActive(LocalDate asOf, boolean needsStock) {
    return needsStock ? onSale(asOf).and(hasStock()) : onSale(asOf);
  }

  private static Column onSale(LocalDate asOf) {
    Column day = lit(Date.valueOf(asOf));
    return coalesce(ACTIVE_FROM.col().leq(day), lit(true))
        .and(coalesce(ACTIVE_UNTIL.col().geq(day), lit(true)));
  }

  private static Column hasStock() {
    return coalesce(STOCK.col().gt(0), lit(true));
  }

  private static String[] usingItem() {
    return new String[] {ITEM_ID.name()};
  }
}
