package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.ItemActivity.EVER;
import static io.dangol.recommend.rank.ItemActivity.FIRST_MILLIS;
import static io.dangol.recommend.rank.ItemActivity.FORMER;
import static io.dangol.recommend.rank.ItemActivity.LAST_MONTH;
import static io.dangol.recommend.rank.ItemActivity.LAST_QUARTER;
import static io.dangol.recommend.rank.ItemActivity.LAST_WEEK;
import static io.dangol.recommend.rank.ItemActivity.RECENT;
import static io.dangol.recommend.rank.ItemActivity.RETURNED;
import static io.dangol.table.Columns.ACTIVE_FROM;
import static io.dangol.table.Columns.ACTIVE_UNTIL;
import static io.dangol.table.Columns.BRAND;
import static io.dangol.table.Columns.CATEGORY;
import static io.dangol.table.Columns.CODE;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.FIRST_SEEN_AT;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.STOCK;
import static io.dangol.table.Columns.TITLE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Run;
import io.dangol.table.Field;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** Whether the first event of the item, if it has one, is not later than the date. */
  private static final String IS_KNOWN = "is_known";

  private CatalogueItems() {}

  /**
   * The catalogue at the end of the run's date.
   *
   * @param named codes of items that it has, whatever is known of them
   * @param events {@code silver.events} with {@code customer_id}
   * @param factors {@code item_id}, {@code factors}
   * @param items {@code silver.items}
   */
  public static Catalogue asOf(
      Run run,
      Dataset<Row> events,
      Dataset<Row> factors,
      Dataset<Row> items,
      Set<String> named,
      RankingSettings settings) {
    return collected(
        ItemActivity.of(events, settings.targetTypes(), settings.popularityDays(), run),
        factors,
        items,
        named,
        run,
        settings);
  }

  /**
   * The items that somebody took or that have factors, and those on sale that nobody took yet but
   * something describes. If there are more than {@code settings.maxItems()}, the least popular are
   * left out with a warning in the log.
   *
   * @param activity as from {@link ItemActivity}
   * @param factors {@code item_id}, {@code factors}
   * @param items {@code silver.items}; an item without a row counts as active, and nothing
   *     describes it
   */
  static Catalogue collected(
      Dataset<Row> activity,
      Dataset<Row> factors,
      Dataset<Row> items,
      Set<String> named,
      Run run,
      RankingSettings settings) {
    List<Row> rows =
        activity
            .join(factors.select(ITEM_ID.col(), FACTORS.col()), usingItem(), "full_outer")
            .join(properties(items, run, settings.requiresStock()), usingItem(), "full_outer")
            .withColumn(IS_ACTIVE, coalesce(col(IS_ACTIVE), lit(true)))
            .where(
                col(EVER)
                    .isNotNull()
                    .or(FACTORS.col().isNotNull())
                    .or(col(IS_ACTIVE).and(col(IS_KNOWN)).and(TITLE.col().isNotNull()))
                    .or(CODE.col().isInCollection(named)))
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
        rows.stream().limit(settings.maxItems()).map(row -> item(row, settings.repeat())).toList(),
        run.end());
  }

  private static CatalogueItem item(Row row, RepeatPolicies repeat) {
    Optional<String> category = text(row, CATEGORY);
    return new CatalogueItem(
        row.<Long>getAs(ITEM_ID.name()),
        buyers(row),
        row.<Boolean>getAs(IS_ACTIVE),
        repeat.of(category),
        row.isNullAt(row.fieldIndex(FACTORS.name()))
            ? List.of()
            : row.getList(row.fieldIndex(FACTORS.name())),
        ContentWords.of(text(row, TITLE), category, text(row, BRAND)));
  }

  private static ItemBuyers buyers(Row row) {
    int first = row.fieldIndex(FIRST_MILLIS);
    return new ItemBuyers(
        number(row, RECENT),
        number(row, EVER),
        number(row, LAST_WEEK),
        number(row, LAST_MONTH),
        number(row, LAST_QUARTER),
        number(row, FORMER),
        number(row, RETURNED),
        row.isNullAt(first) ? ItemBuyers.NEVER : row.getLong(first));
  }

  /** A count; 0 for an item that nobody took. */
  private static long number(Row row, String column) {
    int at = row.fieldIndex(column);
    return row.isNullAt(at) ? 0 : row.getLong(at);
  }

  private static Optional<String> text(Row row, Field column) {
    return Optional.ofNullable(row.getAs(column.name()));
  }

  private static Dataset<Row> properties(Dataset<Row> items, Run run, boolean needsStock) {
    return items.select(
        ITEM_ID.col(),
        CODE.col(),
        CATEGORY.col(),
        TITLE.col(),
        BRAND.col(),
        isActive(run.asOf(), needsStock).as(IS_ACTIVE),
        coalesce(FIRST_SEEN_AT.col().lt(lit(run.end())), lit(true)).as(IS_KNOWN));
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
